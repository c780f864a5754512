package io.smctrading.jobs.storage.tables;

import io.smctrading.jobs.support.types.Codec;
import io.smctrading.jobs.support.types.CodecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.BigDecSerializer;
import org.apache.flink.api.common.typeutils.base.InstantSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A row on its way between operators: the number of values, then each behind a tag of its type.
 * Rows are kept in no state, so that the tags may change.
 */
public final class TableRowCodec implements Codec<TableRow> {

    public static final TypeInformation<TableRow> TYPE = new CodecType<>(new TableRowCodec());

    private static final long serialVersionUID = 1L;

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte DECIMAL = 2;
    private static final byte TIME = 3;
    private static final byte INTEGER = 4;
    private static final byte LONG = 5;
    private static final byte DOUBLE = 6;
    private static final byte FLAG = 7;
    private static final byte BYTES = 8;

    @Override
    public Class<TableRow> type() {
        return TableRow.class;
    }

    @Override
    public void write(TableRow row, DataOutputView target) throws IOException {
        target.writeShort(row.size());
        for (int i = 0; i < row.size(); i++) {
            writeValue(row.value(i), target);
        }
    }

    private static void writeValue(Object value, DataOutputView target) throws IOException {
        if (value == null) {
            target.writeByte(NULL);
        } else if (value instanceof String text) {
            target.writeByte(TEXT);
            StringSerializer.INSTANCE.serialize(text, target);
        } else if (value instanceof BigDecimal decimal) {
            target.writeByte(DECIMAL);
            BigDecSerializer.INSTANCE.serialize(decimal, target);
        } else if (value instanceof Instant time) {
            target.writeByte(TIME);
            InstantSerializer.INSTANCE.serialize(time, target);
        } else if (value instanceof Integer number) {
            target.writeByte(INTEGER);
            target.writeInt(number);
        } else if (value instanceof Long number) {
            target.writeByte(LONG);
            target.writeLong(number);
        } else if (value instanceof Double number) {
            target.writeByte(DOUBLE);
            target.writeDouble(number);
        } else if (value instanceof Boolean flag) {
            target.writeByte(FLAG);
            target.writeBoolean(flag);
        } else if (value instanceof byte[] bytes) {
            target.writeByte(BYTES);
            BytePrimitiveArraySerializer.INSTANCE.serialize(bytes, target);
        } else {
            throw new IOException("a row cannot hold a " + value.getClass().getName());
        }
    }

    @Override
    public TableRow read(DataInputView source, int version) throws IOException {
        Object[] values = new Object[source.readShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readValue(source);
        }
        return values.length == 0 ? TableRow.NONE : new TableRow(values);
    }

    private static Object readValue(DataInputView source) throws IOException {
        byte tag = source.readByte();
        return switch (tag) {
            case NULL -> null;
            case TEXT -> StringSerializer.INSTANCE.deserialize(source);
            case DECIMAL -> BigDecSerializer.INSTANCE.deserialize(source);
            case TIME -> InstantSerializer.INSTANCE.deserialize(source);
            case INTEGER -> source.readInt();
            case LONG -> source.readLong();
            case DOUBLE -> source.readDouble();
            case FLAG -> source.readBoolean();
            case BYTES -> BytePrimitiveArraySerializer.INSTANCE.deserialize(source);
            default -> throw new IOException("a row holds a value of unknown type " + tag);
        };
    }
}
