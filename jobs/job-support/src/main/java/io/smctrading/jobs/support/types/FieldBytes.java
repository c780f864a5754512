package io.smctrading.jobs.support.types;

import io.smctrading.platform.wire.WireDecimal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * How the values are written that every record consists of. Exact: a decimal comes back with its
 * scale, a text with any length (DataOutput's own form ends at 64 KiB).
 */
public final class FieldBytes {

    /** A length of 255 or more follows as four bytes. */
    private static final int LONG_TEXT = 255;

    /** Marks an unscaled number of any length, instead of a scale from -127 to 127. */
    private static final byte LONG_DECIMAL = Byte.MIN_VALUE;

    private FieldBytes() {}

    public static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LONG_TEXT) {
            out.writeByte(bytes.length);
        } else {
            out.writeByte(LONG_TEXT);
            out.writeInt(bytes.length);
        }
        out.write(bytes);
    }

    public static String readText(DataInput in) throws IOException {
        int length = in.readUnsignedByte();
        byte[] bytes = new byte[length == LONG_TEXT ? in.readInt() : length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeDecimal(BigDecimal value, DataOutput out) throws IOException {
        int scale = value.scale();
        if (Math.abs(scale) <= Byte.MAX_VALUE && WireDecimal.isCompact(value)) {
            out.writeByte(scale);
            out.writeLong(WireDecimal.unscaledLong(value));
            return;
        }
        byte[] unscaled = value.unscaledValue().toByteArray();
        out.writeByte(LONG_DECIMAL);
        out.writeInt(scale);
        out.writeInt(unscaled.length);
        out.write(unscaled);
    }

    public static BigDecimal readDecimal(DataInput in) throws IOException {
        byte scale = in.readByte();
        if (scale != LONG_DECIMAL) {
            return BigDecimal.valueOf(in.readLong(), scale);
        }
        int longScale = in.readInt();
        byte[] unscaled = new byte[in.readInt()];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), longScale);
    }
}
