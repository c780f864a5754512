package io.smctrading.platform.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro's binary primitives, written into an array that grows and is used again. */
final class WireOutput {

    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[256];
    private int length;

    /** Begins another value. */
    void reset() {
        length = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void writeLong(long value) {
        ensure(LONGEST_NUMBER);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeDouble(double value) {
        ensure(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            bytes[length++] = (byte) (bits >>> (8 * i));
        }
    }

    void writeBoolean(boolean value) {
        ensure(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void writeString(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        writeLong(text.length);
        writeRaw(text);
    }

    void writeBytes(ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        writeLong(copy.length);
        writeRaw(copy);
    }

    /** The unscaled number, big-endian, in as few bytes as hold it. */
    void writeUnscaled(BigDecimal value) {
        if (!WireDecimal.isCompact(value)) {
            byte[] unscaled = value.unscaledValue().toByteArray();
            writeLong(unscaled.length);
            writeRaw(unscaled);
            return;
        }
        long unscaled = WireDecimal.unscaledLong(value);
        int magnitudeBits =
                Long.SIZE - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled);
        int size = magnitudeBits / 8 + 1;
        writeLong(size);
        ensure(size);
        for (int i = size - 1; i >= 0; i--) {
            bytes[length++] = (byte) (unscaled >> (8 * i));
        }
    }

    void writeRaw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
