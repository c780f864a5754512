package io.smctrading.platform.wire;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Avro's binary primitives, read from an array without a copy. Accepts and refuses the very bytes
 * that Avro's own decoder does.
 */
final class WireInput {

    private byte[] bytes = {};
    private int position;
    private int end;

    /** Begins to read another value, at {@code position} to the end of the array. */
    void reset(byte[] value, int start) {
        bytes = value;
        position = start;
        end = value.length;
    }

    boolean isAtEnd() {
        return position == end;
    }

    int readInt() throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("an int of more than 5 bytes");
    }

    long readLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a long of more than 10 bytes");
    }

    double readDouble() throws IOException {
        if (end - position < Double.BYTES) {
            throw new EOFException();
        }
        long bits = 0;
        for (int i = Double.BYTES - 1; i >= 0; i--) {
            bits = bits << 8 | (bytes[position + i] & 0xff);
        }
        position += Double.BYTES;
        return Double.longBitsToDouble(bits);
    }

    boolean readBoolean() throws IOException {
        return readByte() == 1;
    }

    String readString() throws IOException {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    ByteBuffer readBytes() throws IOException {
        int length = readLength();
        byte[] copy = new byte[length];
        System.arraycopy(bytes, position, copy, 0, length);
        position += length;
        return ByteBuffer.wrap(copy);
    }

    /** An unscaled number of the given scale, big-endian, as long as it likes. */
    BigDecimal readDecimal(int scale) throws IOException {
        int length = readLength();
        if (length == 0) {
            throw new IOException("a decimal without digits");
        }
        int start = position;
        position += length;
        if (length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes, start, length), scale);
        }
        long unscaled = bytes[start];
        for (int i = start + 1; i < position; i++) {
            unscaled = unscaled << 8 | (bytes[i] & 0xff);
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    private byte readByte() throws EOFException {
        if (position == end) {
            throw new EOFException();
        }
        return bytes[position++];
    }

    private int readLength() throws IOException {
        long length = readLong();
        if (length < 0 || length > end - position) {
            throw new IOException(length + " bytes are announced, " + (end - position) + " follow");
        }
        return (int) length;
    }
}
