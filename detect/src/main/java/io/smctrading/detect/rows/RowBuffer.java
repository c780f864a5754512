package io.smctrading.detect.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Bytes of rows being written: texts, numbers and times without an object for each. */
final class RowBuffer {
    private static final long DAY = 86_400_000L;
    private static final int YEAR_ZERO_TO_EPOCH_DAYS = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int SCALE = 8;
    private static final double UNITS = 1e8;
    private static final double EXACT = 1L << 53;
    // Every decimal of 15 digits comes back from its double, every double from 17 digits.
    private static final int SAFE_DIGITS = 15;
    private static final int MOST_DIGITS = 17;
    // The years that the quick way is meant for.
    private static final long LAST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private byte[] bytes = new byte[1 << 12];
    private int size;
    private long lastDay = Long.MIN_VALUE;
    private final byte[] date = new byte[10];

    void ascii(char character) {
        ensure(1);
        bytes[size++] = (byte) character;
    }

    @SuppressWarnings("deprecation") // the quick way for texts that are known to be ASCII
    void ascii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    void utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** ISO-8601 in UTC, to the second; with milliseconds where there are any. */
    void time(Instant time) {
        long millis = time.toEpochMilli();
        if (millis < 0 || millis > LAST_MILLIS || millis % 1000 != 0) {
            ascii(time.toString());
            return;
        }
        ensure(20);
        long day = millis / DAY;
        if (day != lastDay) {
            writeDate(day);
            lastDay = day;
        }
        System.arraycopy(date, 0, bytes, size, date.length);
        size += date.length;
        int second = (int) (millis % DAY / 1000);
        bytes[size++] = 'T';
        twoDigits(second / 3600);
        bytes[size++] = ':';
        twoDigits(second / 60 % 60);
        bytes[size++] = ':';
        twoDigits(second % 60);
        bytes[size++] = 'Z';
    }

    /** Days since 1970 to a date of the proleptic Gregorian calendar, years begun in March. */
    private void writeDate(long epochDay) {
        long days = epochDay + YEAR_ZERO_TO_EPOCH_DAYS;
        long era = days / DAYS_OF_400_YEARS;
        int ofEra = (int) (days % DAYS_OF_400_YEARS);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * ofYear + 2) / 153;
        int dayOfMonth = ofYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        digits(date, 0, year, 4);
        date[4] = '-';
        digits(date, 5, month, 2);
        date[7] = '-';
        digits(date, 8, dayOfMonth, 2);
    }

    private void twoDigits(int value) {
        digits(bytes, size, value, 2);
        size += 2;
    }

    private static void digits(byte[] target, int at, int value, int count) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The shortest decimal that reads back as this number, never with an exponent. */
    void decimal(double value) {
        double units = Math.rint(value * UNITS);
        // If so, it is the nearest double to a decimal of eight places, and no shorter one differs.
        if (Math.abs(units) < EXACT / 8 && units / UNITS == value) {
            fixed((long) units, SCALE);
        } else {
            ascii(shortest(value).stripTrailingZeros().toPlainString());
        }
    }

    /** {@link Double#toString} is not always the shortest before Java 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = SAFE_DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() == value) {
                return shorter;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** Rounded to this many significant digits, without zeros at the end or an exponent. */
    void rounded(double value, int digits) {
        BigDecimal shortened =
                new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        ascii(shortened.signum() == 0 ? "0" : shortened.stripTrailingZeros().toPlainString());
    }

    private void fixed(long units, int scale) {
        ensure(24);
        long rest = Math.abs(units);
        int places = scale;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        if (units < 0) {
            bytes[size++] = '-';
        }
        int from = size;
        int written = 0;
        do {
            if (written == places && written > 0) {
                bytes[size++] = '.';
            }
            bytes[size++] = (byte) ('0' + rest % 10);
            rest /= 10;
            written++;
        } while (rest > 0 || written <= places);
        for (int i = from, j = size - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
    }

    int size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
