package io.smctrading.detect.rows;

import java.time.Instant;

/**
 * Writes rows field by field in the order of the calls. A value that is not there is null or NaN.
 */
abstract class RowWriter {
    final RowBuffer buffer = new RowBuffer();

    abstract void begin();

    abstract void end();

    /** A text as it was given: whatever the form needs is quoted or escaped. */
    abstract void text(String name, String value);

    /** An id or a constant's name: ASCII in which nothing needs quotes. */
    abstract void code(String name, String value);

    abstract void time(String name, Instant value);

    /** A price, exactly as it was read. */
    abstract void price(String name, double value);

    /** A number that was calculated, rounded to this many significant digits. */
    abstract void calculated(String name, double value, int digits);

    /** A number of hundredths as a decimal of two places. */
    abstract void hundredths(String name, int value);

    abstract void flag(String name, boolean value);

    /** Whether there is room for fields that the table does not have. */
    abstract boolean hasDetails();

    final void writeHundredths(int value) {
        buffer.ascii((char) ('0' + value / 100));
        buffer.ascii('.');
        buffer.ascii((char) ('0' + value / 10 % 10));
        buffer.ascii((char) ('0' + value % 10));
    }

    /** Rows of comma-separated values; a text that needs it is quoted as RFC 4180 has it. */
    static final class Csv extends RowWriter {
        private boolean first;

        @Override
        void begin() {
            first = true;
        }

        @Override
        void end() {
            buffer.ascii('\n');
        }

        private void separate() {
            if (!first) {
                buffer.ascii(',');
            }
            first = false;
        }

        @Override
        void text(String name, String value) {
            separate();
            if (value != null) {
                writeText(value);
            }
        }

        @Override
        void code(String name, String value) {
            separate();
            if (value != null) {
                buffer.ascii(value);
            }
        }

        private void writeText(String value) {
            boolean ascii = true;
            for (int i = 0; i < value.length(); i++) {
                char character = value.charAt(i);
                if (character == ',' || character == '"' || character < ' ') {
                    buffer.utf8('"' + value.replace("\"", "\"\"") + '"');
                    return;
                }
                ascii &= character < 0x80;
            }
            if (ascii) {
                buffer.ascii(value);
            } else {
                buffer.utf8(value);
            }
        }

        @Override
        void time(String name, Instant value) {
            separate();
            buffer.time(value);
        }

        @Override
        void price(String name, double value) {
            separate();
            if (!Double.isNaN(value)) {
                buffer.decimal(value);
            }
        }

        @Override
        void calculated(String name, double value, int digits) {
            separate();
            if (!Double.isNaN(value)) {
                buffer.rounded(value, digits);
            }
        }

        @Override
        void hundredths(String name, int value) {
            separate();
            writeHundredths(value);
        }

        @Override
        void flag(String name, boolean value) {
            separate();
            buffer.ascii(value ? "true" : "false");
        }

        @Override
        boolean hasDetails() {
            return false;
        }
    }

    /** One JSON object a line; a field that is not there is left out. */
    static final class Jsonl extends RowWriter {
        private boolean first;

        @Override
        void begin() {
            first = true;
            buffer.ascii('{');
        }

        @Override
        void end() {
            buffer.ascii('}');
            buffer.ascii('\n');
        }

        private void name(String name) {
            if (!first) {
                buffer.ascii(',');
            }
            first = false;
            buffer.ascii('"');
            buffer.ascii(name);
            buffer.ascii('"');
            buffer.ascii(':');
        }

        @Override
        void text(String name, String value) {
            if (value == null) {
                return;
            }
            name(name);
            buffer.ascii('"');
            writeEscaped(value);
            buffer.ascii('"');
        }

        @Override
        void code(String name, String value) {
            if (value == null) {
                return;
            }
            name(name);
            buffer.ascii('"');
            buffer.ascii(value);
            buffer.ascii('"');
        }

        private void writeEscaped(String value) {
            for (int i = 0; i < value.length(); i++) {
                char character = value.charAt(i);
                if (character < ' ' || character == '"' || character == '\\' || character >= 0x80) {
                    buffer.ascii(String.format("\\u%04x", (int) character));
                } else {
                    buffer.ascii(character);
                }
            }
        }

        @Override
        void time(String name, Instant value) {
            name(name);
            buffer.ascii('"');
            buffer.time(value);
            buffer.ascii('"');
        }

        @Override
        void price(String name, double value) {
            if (!Double.isNaN(value)) {
                name(name);
                buffer.decimal(value);
            }
        }

        @Override
        void calculated(String name, double value, int digits) {
            if (!Double.isNaN(value)) {
                name(name);
                buffer.rounded(value, digits);
            }
        }

        @Override
        void hundredths(String name, int value) {
            name(name);
            writeHundredths(value);
        }

        @Override
        void flag(String name, boolean value) {
            name(name);
            buffer.ascii(value ? "true" : "false");
        }

        @Override
        boolean hasDetails() {
            return true;
        }
    }
}
