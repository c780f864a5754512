package io.smctrading.platform.wire;

import io.smctrading.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records of one topic in Confluent's wire format: a zero byte, the schema id as four bytes
 * big-endian, the Avro binary. Not safe for several threads.
 */
public final class WireWriter<T extends SpecificRecord> {

    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private final byte[] header;
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private BinaryEncoder encoder;

    /**
     * Registers the schema of a generated class under a subject, or finds its id.
     *
     * @throws IncompatibleSchemaException if the registry refuses it
     */
    public WireWriter(RegistryClient registry, String subject, Class<T> type) {
        Schema schema = SpecificData.get().getSchema(type);
        int id = registry.register(subject, schema);
        header = ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(id).array();
        writer = new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
    }

    public WireWriter(RegistryClient registry, String namespace, Topic<T> topic) {
        this(registry, topic.subjectIn(namespace), topic.type());
    }

    public byte[] write(T value) {
        bytes.reset();
        bytes.writeBytes(header);
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
