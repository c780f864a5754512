package io.smctrading.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;

/** Records that a schema allows, without a class that knows it. */
final class RandomRecords {

    /** Avro's generic values, with decimals and times as the generated classes have them. */
    static final GenericData VALUES = new GenericData();

    static {
        VALUES.addLogicalTypeConversion(new Conversions.DecimalConversion());
        VALUES.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    GenericRecord of(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case UNION -> value(oneOf(schema.getTypes()));
            case ENUM -> new GenericData.EnumSymbol(schema, oneOf(schema.getEnumSymbols()));
            case ARRAY -> list(schema.getElementType());
            case STRING -> text();
            case BYTES -> bytes(schema.getLogicalType());
            case LONG -> number(schema.getLogicalType());
            case INT -> random.nextInt();
            case DOUBLE -> random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("no contract has a " + schema.getType());
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<Object> list(Schema elements) {
        List<Object> list = new GenericData.Array<>(2, Schema.createArray(elements));
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(value(elements));
        }
        return list;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextInt(10) == 0 ? 0x1F4C8 : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    private Object bytes(LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            BigInteger unscaled = new BigInteger(66, random);
            BigInteger limit = BigInteger.TEN.pow(decimal.getPrecision());
            BigInteger signed = random.nextBoolean() ? unscaled : unscaled.negate();
            return new BigDecimal(signed.remainder(limit), decimal.getScale());
        }
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private Object number(LogicalType type) {
        if (type == null) {
            return random.nextLong();
        }
        long span = END.toEpochMilli() - EARLIEST.toEpochMilli();
        return EARLIEST.plusMillis((long) (random.nextDouble() * span));
    }

    /** What two records of one topic differ in, by name: empty if every value is the same. */
    static List<String> differences(GenericRecord written, IndexedRecord read) {
        List<String> differences = new ArrayList<>();
        compare(written.getSchema().getName(), written, read, differences);
        return differences;
    }

    private static void compare(
            String path, Object written, Object read, List<String> differences) {
        if (written instanceof GenericRecord record && read instanceof IndexedRecord today) {
            for (Schema.Field field : record.getSchema().getFields()) {
                String name = path + '.' + field.name();
                Schema.Field now = today.getSchema().getField(field.name());
                if (now == null) {
                    differences.add(name + " is gone");
                } else {
                    compare(name, record.get(field.pos()), today.get(now.pos()), differences);
                }
            }
        } else if (written instanceof List<?> list && read instanceof List<?> today) {
            if (list.size() != today.size()) {
                differences.add(path + " has " + today.size() + " elements, not " + list.size());
            }
            for (int i = 0; i < Math.min(list.size(), today.size()); i++) {
                compare(path + '[' + i + ']', list.get(i), today.get(i), differences);
            }
        } else if (!plain(written).equals(plain(read))) {
            differences.add(path + " is " + read + ", not " + written);
        }
    }

    /** One spelling of texts and enum constants; other values as they are. */
    private static Object plain(Object value) {
        if (value == null) {
            return "null";
        }
        boolean named =
                value instanceof CharSequence
                        || value instanceof Enum<?>
                        || value instanceof GenericData.EnumSymbol;
        return named ? value.toString() : value;
    }
}
