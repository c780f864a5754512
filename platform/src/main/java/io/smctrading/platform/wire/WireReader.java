package io.smctrading.platform.wire;

import io.smctrading.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Reads records of one topic from Confluent's wire format, whatever compatible schema they were
 * written with. Not safe for several threads.
 */
public final class WireReader<T extends SpecificRecord> {

    static {
        // Avro instantiates no class it was not told to trust; ours are the contracts alone.
        String contracts = Topic.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        candidate -> candidate.getPackageName().equals(contracts)));
    }

    private final RegistryClient registry;
    private final Class<T> type;
    private final Schema readerSchema;
    private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
    private BinaryDecoder decoder;

    /** Reads records of {@code type}, a generated class of the contracts. */
    public WireReader(RegistryClient registry, Class<T> type) {
        this.registry = registry;
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
    }

    public WireReader(RegistryClient registry, Topic<T> topic) {
        this(registry, topic.type());
    }

    /**
     * Reads one record value.
     *
     * @throws WireException if the bytes are not a record of the topic
     * @throws java.io.UncheckedIOException if the registry is needed and does not answer
     */
    public T read(byte[] value) throws WireException {
        if (value == null) {
            throw new WireException("the record has no value");
        }
        if (value.length < WireWriter.HEADER_BYTES || value[0] != WireWriter.MAGIC) {
            throw new WireException(
                    "the value does not start with a zero byte and a schema id, "
                            + value.length
                            + " bytes");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        SpecificDatumReader<T> reader = readers.get(id);
        if (reader == null) {
            reader = readerOf(id);
            readers.put(id, reader);
        }
        decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                value,
                                WireWriter.HEADER_BYTES,
                                value.length - WireWriter.HEADER_BYTES,
                                decoder);
        T read;
        boolean atEnd;
        try {
            read = reader.read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException e) {
            throw new WireException("the value is not a " + type.getSimpleName(), e);
        }
        if (!atEnd) {
            throw new WireException("bytes follow the end of the " + type.getSimpleName());
        }
        return read;
    }

    private SpecificDatumReader<T> readerOf(int id) throws WireException {
        Schema writerSchema =
                registry.schemaOf(id)
                        .orElseThrow(() -> new WireException("the registry knows no schema " + id));
        try {
            return new SpecificDatumReader<>(
                    writerSchema, readerSchema, SpecificData.getForClass(type));
        } catch (AvroRuntimeException e) {
            throw new WireException("schema " + id + " does not fit " + type.getSimpleName(), e);
        }
    }
}
