package io.smctrading.platform.wire;

import io.smctrading.schemas.Topic;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records of one topic in Confluent's wire format: a zero byte, the schema id as four bytes
 * big-endian, the Avro binary. Not safe for several threads.
 */
public final class WireWriter<T extends SpecificRecord> {

    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private final byte[] header;
    private final ValueCodec<T> codec;
    private final WireOutput output = new WireOutput();

    /**
     * Registers the schema of a generated class under a subject, or finds its id.
     *
     * @throws IncompatibleSchemaException if the registry refuses it
     */
    public WireWriter(RegistryClient registry, String subject, Class<T> type) {
        int id = registry.register(subject, SpecificData.get().getSchema(type));
        header = ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(id).array();
        codec = ValueCodecs.of(type);
    }

    public WireWriter(RegistryClient registry, String namespace, Topic<T> topic) {
        this(registry, topic.subjectIn(namespace), topic.type());
    }

    /**
     * Writes one record value.
     *
     * @throws RuntimeException if the record breaks its contract
     */
    public byte[] write(T value) {
        output.reset();
        output.writeRaw(header);
        codec.write(value, output);
        return output.toByteArray();
    }
}
