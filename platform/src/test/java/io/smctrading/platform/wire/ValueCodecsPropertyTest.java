package io.smctrading.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * The codec against Avro's own readers and writers, for every contract: the same bytes of any
 * record, the same record of any bytes, and both refuse the same bytes.
 */
class ValueCodecsPropertyTest {

    static {
        // Avro makes only what it is told to trust, which the reader does for the contracts.
        new WireReader<>(new RegistryClient(URI.create("http://127.0.0.1:1")), Topics.TRADES);
    }

    @Property(tries = 2000)
    void writesAndReadsAsAvroDoes(@ForAll("types") Class<SpecificRecord> type, @ForAll long seed)
            throws IOException {
        SpecificRecord record = random(type, new Random(seed));
        byte[] bytes = byAvro(type, record);

        assertThat(written(type, record)).isEqualTo(bytes);
        assertThat(read(type, bytes)).isEqualTo(readByAvro(type, bytes)).isEqualTo(record);
    }

    @Property(tries = 5000)
    void refusesWhatAvroRefuses(@ForAll("types") Class<SpecificRecord> type, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = damaged(byAvro(type, random(type, random)), random);

        // As texts: Avro holds a record with a NaN for different from itself.
        assertThat(String.valueOf(read(type, bytes)))
                .isEqualTo(String.valueOf(readByAvro(type, bytes)));
    }

    @Provide
    @SuppressWarnings("unchecked")
    Arbitrary<Class<SpecificRecord>> types() {
        List<Class<SpecificRecord>> types = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            types.add((Class<SpecificRecord>) topic.type());
        }
        return Arbitraries.of(types.stream().distinct().toList());
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = Arrays.copyOf(bytes, bytes.length);
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
                case 1 -> damaged = Arrays.copyOf(damaged, damaged.length + 1 + random.nextInt(9));
                default -> {
                    if (damaged.length > 0) {
                        damaged[random.nextInt(damaged.length)] =
                                random.nextBoolean() ? (byte) -1 : (byte) random.nextInt();
                    }
                }
            }
        }
        return damaged;
    }

    private static byte[] written(Class<SpecificRecord> type, SpecificRecord record) {
        WireOutput out = new WireOutput();
        ValueCodecs.of(type).write(record, out);
        return out.toByteArray();
    }

    /** The record, or null if the bytes are none. */
    private static SpecificRecord read(Class<SpecificRecord> type, byte[] bytes) {
        WireInput in = new WireInput();
        in.reset(bytes, 0);
        try {
            SpecificRecord record = ValueCodecs.of(type).read(in);
            return in.isAtEnd() ? record : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The record, or null if the bytes are none. */
    private static SpecificRecord readByAvro(Class<SpecificRecord> type, byte[] bytes) {
        Schema schema = SpecificData.get().getSchema(type);
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        try {
            SpecificRecord record =
                    new SpecificDatumReader<SpecificRecord>(
                                    schema, schema, SpecificData.getForClass(type))
                            .read(null, decoder);
            return decoder.isEnd() ? record : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static byte[] byAvro(Class<SpecificRecord> type, SpecificRecord record)
            throws IOException {
        Schema schema = SpecificData.get().getSchema(type);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(schema, SpecificData.getForClass(type))
                .write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static SpecificRecord random(Class<? extends SpecificRecord> type, Random random) {
        return (SpecificRecord) random(SpecificData.get().getSchema(type), random);
    }

    private static Object random(Schema schema, Random random) {
        return switch (schema.getType()) {
            case RECORD -> {
                SpecificRecord record =
                        (SpecificRecord)
                                SpecificData.newInstance(
                                        SpecificData.get().getClass(schema), schema);
                for (Schema.Field field : schema.getFields()) {
                    record.put(field.pos(), random(field.schema(), random));
                }
                yield record;
            }
            case ENUM -> {
                Object[] symbols = SpecificData.get().getClass(schema).getEnumConstants();
                yield symbols[random.nextInt(symbols.length)];
            }
            case UNION ->
                    random(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(random(schema.getElementType(), random));
                }
                yield items;
            }
            case STRING -> text(random);
            case BYTES ->
                    schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                            ? decimal(decimal, random)
                            : ByteBuffer.wrap(bytes(random));
            case LONG ->
                    schema.getLogicalType() == null
                            ? (Object) number(random)
                            : Instant.ofEpochMilli(number(random));
            case INT -> (int) number(random);
            case DOUBLE -> random.nextGaussian() * random.nextLong();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            case MAP, FIXED, FLOAT -> throw new IllegalArgumentException(schema.toString());
        };
    }

    /** Of any length, so that every length of a variable number occurs. */
    private static long number(Random random) {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300) / (1 + random.nextInt(100)); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(9) == 0
                            ? 0x1F680 + random.nextInt(9)
                            : 32 + random.nextInt(900));
        }
        return text.toString();
    }

    private static BigDecimal decimal(LogicalTypes.Decimal type, Random random) {
        BigInteger largest = BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE);
        BigInteger any =
                random.nextBoolean()
                        ? BigInteger.valueOf(number(random))
                        : new BigInteger(random.nextInt(68), random)
                                .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
        return new BigDecimal(any.min(largest).max(largest.negate()), type.getScale());
    }
}
