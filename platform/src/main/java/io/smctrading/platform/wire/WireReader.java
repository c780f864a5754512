package io.smctrading.platform.wire;

import io.smctrading.schemas.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Reads records of one topic from Confluent's wire format, whatever compatible schema they were
 * written with. What was written with our own schema, which is nearly everything, takes the short
 * way of {@link ValueCodecs}; any other schema is resolved by Avro. Not safe for several threads.
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
    private final ValueCodec<T> ownSchema;
    private final WireInput input = new WireInput();
    private final Map<Integer, Decoding<T>> decodings = new HashMap<>();
    private BinaryDecoder decoder;
    private int lastId;
    private Decoding<T> lastDecoding;

    /** Reads records of {@code type}, a generated class of the contracts. */
    public WireReader(RegistryClient registry, Class<T> type) {
        this.registry = registry;
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
        this.ownSchema = ValueCodecs.of(type);
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
        if (lastDecoding == null || id != lastId) {
            lastDecoding = decodingOf(id);
            lastId = id;
        }
        T read;
        try {
            read = lastDecoding.decode(value);
        } catch (IOException | RuntimeException e) {
            throw new WireException("the value is not a " + type.getSimpleName(), e);
        }
        if (read == null) {
            throw new WireException("bytes follow the end of the " + type.getSimpleName());
        }
        return read;
    }

    private Decoding<T> decodingOf(int id) throws WireException {
        Decoding<T> known = decodings.get(id);
        if (known != null) {
            return known;
        }
        Schema writerSchema = schemaOf(id);
        Decoding<T> decoding;
        if (isOwn(writerSchema)) {
            decoding = this::decodeOwn;
        } else {
            SpecificDatumReader<T> reader = resolving(id, writerSchema);
            decoding = value -> decodeOther(reader, value);
        }
        decodings.put(id, decoding);
        return decoding;
    }

    private Schema schemaOf(int id) throws WireException {
        try {
            return registry.schemaOf(id)
                    .orElseThrow(() -> new WireException("the registry knows no schema " + id));
        } catch (SchemaParseException e) {
            throw new WireException("schema " + id + " is not one of Avro", e);
        }
    }

    /**
     * The parsing form holds all that decides about bytes; reader and writer may differ in docs.
     */
    private boolean isOwn(Schema writerSchema) {
        return SchemaNormalization.toParsingForm(writerSchema)
                .equals(SchemaNormalization.toParsingForm(readerSchema));
    }

    private SpecificDatumReader<T> resolving(int id, Schema writerSchema) throws WireException {
        try {
            return new SpecificDatumReader<>(
                    writerSchema, readerSchema, SpecificData.getForClass(type));
        } catch (AvroRuntimeException e) {
            throw new WireException("schema " + id + " does not fit " + type.getSimpleName(), e);
        }
    }

    private T decodeOwn(byte[] value) throws IOException {
        input.reset(value, WireWriter.HEADER_BYTES);
        T read = ownSchema.read(input);
        return input.isAtEnd() ? read : null;
    }

    private T decodeOther(SpecificDatumReader<T> reader, byte[] value) throws IOException {
        decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                value,
                                WireWriter.HEADER_BYTES,
                                value.length - WireWriter.HEADER_BYTES,
                                decoder);
        T read = reader.read(null, decoder);
        return decoder.isEnd() ? read : null;
    }

    /** How values of one writer's schema are read. */
    private interface Decoding<T> {

        /** The record, or null if bytes follow it. */
        T decode(byte[] value) throws IOException;
    }
}
