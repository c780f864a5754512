package io.smctrading.platform.wire;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The codecs of a contract, put together once from its schema: what Avro's datum readers and
 * writers find out anew for each value (conversions, union branches, accessors) is decided here.
 * Bytes and values are Avro's own, which a property test holds against its readers and writers.
 */
final class ValueCodecs {

    private static final ValueCodec<String> TEXT =
            new Plain<>(
                    String.class, WireInput::readString, (value, out) -> out.writeString(value));
    private static final ValueCodec<ByteBuffer> BYTES =
            new Plain<>(
                    ByteBuffer.class, WireInput::readBytes, (value, out) -> out.writeBytes(value));
    private static final ValueCodec<Long> LONG =
            new Plain<>(Long.class, WireInput::readLong, (value, out) -> out.writeLong(value));
    private static final ValueCodec<Integer> INT =
            new Plain<>(Integer.class, WireInput::readInt, (value, out) -> out.writeLong(value));
    private static final ValueCodec<Double> DOUBLE =
            new Plain<>(
                    Double.class, WireInput::readDouble, (value, out) -> out.writeDouble(value));
    private static final ValueCodec<Boolean> BOOLEAN =
            new Plain<>(
                    Boolean.class, WireInput::readBoolean, (value, out) -> out.writeBoolean(value));
    private static final ValueCodec<Void> NOTHING =
            new Plain<>(Void.class, in -> null, (value, out) -> {});
    private static final ValueCodec<Instant> TIME =
            new Plain<>(
                    Instant.class,
                    in -> Instant.ofEpochMilli(in.readLong()),
                    (value, out) -> out.writeLong(value.toEpochMilli()));

    private final ClassLoader loader;

    private ValueCodecs(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The codec of a generated class.
     *
     * @throws IllegalArgumentException if its schema has a type that no contract used so far
     */
    static <T extends SpecificRecord> ValueCodec<T> of(Class<T> type) {
        return new ValueCodecs(type.getClassLoader())
                .record(SpecificData.get().getSchema(type), type);
    }

    private ValueCodec<?> of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, generated(schema).asSubclass(SpecificRecord.class));
            case ENUM -> enumeration(schema, generated(schema));
            case UNION -> new UnionCodec(allOf(schema.getTypes()));
            case ARRAY -> new ArrayCodec<>(of(schema.getElementType()));
            case BYTES ->
                    schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                            ? decimal(decimal.getPrecision(), decimal.getScale())
                            : plain(BYTES, schema);
            case LONG ->
                    schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                            ? TIME
                            : plain(LONG, schema);
            case STRING -> plain(TEXT, schema);
            case INT -> plain(INT, schema);
            case DOUBLE -> plain(DOUBLE, schema);
            case BOOLEAN -> BOOLEAN;
            case NULL -> NOTHING;
            case MAP, FIXED, FLOAT -> throw unknown(schema);
        };
    }

    private ValueCodec<?>[] allOf(List<Schema> schemas) {
        return schemas.stream().map(this::of).toArray(ValueCodec<?>[]::new);
    }

    private static <V> ValueCodec<V> plain(ValueCodec<V> codec, Schema schema) {
        if (schema.getLogicalType() != null) {
            throw unknown(schema);
        }
        return codec;
    }

    private static IllegalArgumentException unknown(Schema schema) {
        return new IllegalArgumentException("the codec knows no type " + schema);
    }

    private static ValueCodec<BigDecimal> decimal(int precision, int scale) {
        return new Plain<>(
                BigDecimal.class,
                in -> in.readDecimal(scale),
                (value, out) -> {
                    BigDecimal scaled = value.setScale(scale, RoundingMode.UNNECESSARY);
                    if (scaled.precision() > precision) {
                        throw new AvroTypeException(
                                value + " does not fit decimal(" + precision + "," + scale + ")");
                    }
                    out.writeUnscaled(scaled);
                });
    }

    private <T extends SpecificRecord> ValueCodec<T> record(Schema schema, Class<T> type) {
        List<Schema> fields = schema.getFields().stream().map(Schema.Field::schema).toList();
        try {
            return new RecordCodec<>(schema, type, type.getConstructor(), allOf(fields));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no generated class", e);
        }
    }

    private static <E> ValueCodec<E> enumeration(Schema schema, Class<E> type) {
        // The class was generated from the schema: its order is the schema's.
        List<E> symbols = List.of(type.getEnumConstants());
        return new Plain<>(
                type,
                in -> {
                    int ordinal = in.readInt();
                    if (ordinal < 0 || ordinal >= symbols.size()) {
                        throw new IOException(
                                schema.getName() + " has no symbol number " + ordinal);
                    }
                    return symbols.get(ordinal);
                },
                (value, out) -> out.writeLong(symbols.indexOf(value)));
    }

    private Class<?> generated(Schema schema) {
        try {
            return Class.forName(SpecificData.getClassName(schema), true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no class was generated for " + schema, e);
        }
    }

    @SuppressWarnings("unchecked") // a value of another type fails at its codec's cast
    private static <V> void write(ValueCodec<V> codec, Object value, WireOutput out) {
        codec.write((V) value, out);
    }

    private interface Reading<V> {
        V from(WireInput in) throws IOException;
    }

    private record Plain<V>(Class<V> type, Reading<V> reading, BiConsumer<V, WireOutput> writing)
            implements ValueCodec<V> {

        @Override
        public V read(WireInput in) throws IOException {
            return reading.from(in);
        }

        @Override
        public void write(V value, WireOutput out) {
            writing.accept(value, out);
        }
    }

    private static final class RecordCodec<T extends SpecificRecord> implements ValueCodec<T> {

        private final Schema schema;
        private final Class<T> type;
        private final Constructor<T> constructor;
        private final ValueCodec<?>[] fields;

        RecordCodec(
                Schema schema, Class<T> type, Constructor<T> constructor, ValueCodec<?>[] fields) {
            this.schema = schema;
            this.type = type;
            this.constructor = constructor;
            this.fields = fields;
        }

        @Override
        public Class<T> type() {
            return type;
        }

        @Override
        public T read(WireInput in) throws IOException {
            T record;
            try {
                record = constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            for (int i = 0; i < fields.length; i++) {
                record.put(i, fields[i].read(in));
            }
            return record;
        }

        @Override
        public void write(T record, WireOutput out) {
            for (int i = 0; i < fields.length; i++) {
                Object value = record.get(i);
                if (value == null && !(fields[i] instanceof UnionCodec)) {
                    throw new AvroTypeException(
                            schema.getFields().get(i).name()
                                    + " of "
                                    + schema.getName()
                                    + " is missing");
                }
                ValueCodecs.write(fields[i], value, out);
            }
        }
    }

    private static final class UnionCodec implements ValueCodec<Object> {

        private final ValueCodec<?>[] branches;

        UnionCodec(ValueCodec<?>[] branches) {
            this.branches = branches;
        }

        @Override
        public Class<Object> type() {
            return Object.class;
        }

        @Override
        public Object read(WireInput in) throws IOException {
            int branch = in.readInt();
            if (branch < 0 || branch >= branches.length) {
                throw new IOException("a union of " + branches.length + " has no branch " + branch);
            }
            return branches[branch].read(in);
        }

        @Override
        public void write(Object value, WireOutput out) {
            for (int i = 0; i < branches.length; i++) {
                Class<?> type = branches[i].type();
                if (value == null ? type == Void.class : type.isInstance(value)) {
                    out.writeLong(i);
                    ValueCodecs.write(branches[i], value, out);
                    return;
                }
            }
            throw new AvroTypeException(
                    "the union has no branch for "
                            + (value == null ? "nothing" : value.getClass().getName()));
        }
    }

    private record ArrayCodec<V>(ValueCodec<V> item) implements ValueCodec<List<V>> {

        @Override
        @SuppressWarnings("unchecked") // lists have one class, whatever they hold
        public Class<List<V>> type() {
            return (Class<List<V>>) (Class<?>) List.class;
        }

        @Override
        public List<V> read(WireInput in) throws IOException {
            List<V> items = new ArrayList<>();
            for (long count = in.readLong(); count != 0; count = in.readLong()) {
                if (count < 0) {
                    // Such a block tells its size in bytes too, for those that skip it.
                    count = -count;
                    in.readLong();
                }
                if (count < 0) {
                    throw new IOException("an array of " + count + " items");
                }
                for (long i = 0; i < count; i++) {
                    items.add(item.read(in));
                }
            }
            return items;
        }

        @Override
        public void write(List<V> items, WireOutput out) {
            if (!items.isEmpty()) {
                out.writeLong(items.size());
                for (V value : items) {
                    item.write(value, out);
                }
            }
            out.writeLong(0);
        }
    }
}
