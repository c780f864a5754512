package io.smctrading.core.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * How single values are written in the account's binary state. Exact: a decimal comes back with its
 * scale, an instant with its nanoseconds.
 */
public final class BinaryFields {

    private BinaryFields() {}

    public static void writeDecimal(DataOutput out, BigDecimal value) throws IOException {
        byte[] unscaled = value.unscaledValue().toByteArray();
        out.writeShort(value.scale());
        out.writeInt(unscaled.length);
        out.write(unscaled);
    }

    public static BigDecimal readDecimal(DataInput in) throws IOException {
        int scale = in.readShort();
        byte[] unscaled = new byte[in.readInt()];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    public static void writeOptionalDecimal(DataOutput out, BigDecimal value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDecimal(out, value);
        }
    }

    public static BigDecimal readOptionalDecimal(DataInput in) throws IOException {
        return in.readBoolean() ? readDecimal(in) : null;
    }

    public static void writeInstant(DataOutput out, Instant value) throws IOException {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    public static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** Of any length: DataOutput's own form ends at 64 KiB. */
    public static void writeText(DataOutput out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeOptionalText(DataOutput out, String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeText(out, value);
        }
    }

    public static String readOptionalText(DataInput in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    public static void writeInstrument(DataOutput out, InstrumentId value) throws IOException {
        writeText(out, value.venue());
        writeText(out, value.symbol());
    }

    public static InstrumentId readInstrument(DataInput in) throws IOException {
        return new InstrumentId(readText(in), readText(in));
    }
}
