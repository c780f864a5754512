package io.smctrading.detect.csv;

import io.smctrading.core.market.Bar;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Makes candles of the lines of one file and holds each to the rules: times rise, prices and volume
 * are finite numbers, low ≤ open, close ≤ high, volume is not negative.
 *
 * <p>Prices are the doubles nearest to their decimals, as {@link Double#parseDouble} gives them.
 */
final class CandleParser {
    private static final int FIELDS = 6;
    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final String[] NAMES = {"open_time", "open", "high", "low", "close", "volume"};

    // Above it a double no longer holds every integer; 10^22 is the last power of ten it holds.
    private static final long EXACT_DIGITS = 1L << 53;
    private static final double[] POWERS = new double[23];
    private static final int ISO_SECONDS = "2022-10-10T00:00:00Z".length();

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private final int[] places;
    private final int[] starts = new int[FIELDS];
    private final int[] ends = new int[FIELDS];
    private byte[] bytes;
    private String problem;
    private long last = Long.MIN_VALUE;
    // Of the latest date read: rows of one day share it.
    private long dayKey = -1;
    private long dayMillis;

    /**
     * @param places column by column of the file: which field of a candle it is, -1 if none
     */
    private CandleParser(int[] places) {
        this.places = places;
    }

    /**
     * @param header first line of a file
     * @throws UnusableHeaderException naming the column that is missing or there twice
     */
    static CandleParser of(String header) {
        if (header.isBlank()) {
            throw new UnusableHeaderException("no header, needed: " + String.join(",", NAMES));
        }
        String[] names = header.strip().split(",", -1);
        int[] places = new int[names.length];
        boolean[] present = new boolean[FIELDS];
        for (int i = 0; i < names.length; i++) {
            places[i] = -1;
            String name = names[i].strip().replace("\uFEFF", "").replace("\"", "");
            for (int field = 0; field < FIELDS; field++) {
                if (NAMES[field].equalsIgnoreCase(name)) {
                    if (present[field]) {
                        throw new UnusableHeaderException(
                                "column '" + NAMES[field] + "' is there twice");
                    }
                    present[field] = true;
                    places[i] = field;
                }
            }
        }
        for (int field = 0; field < FIELDS; field++) {
            if (!present[field]) {
                throw new UnusableHeaderException(
                        "column '"
                                + NAMES[field]
                                + "' is missing in '"
                                + shortened(header.strip())
                                + "', needed: "
                                + String.join(",", NAMES));
            }
        }
        return new CandleParser(places);
    }

    /**
     * @return the candle in the line, null if it breaks a rule: then {@link #problem} tells it
     */
    Bar parse(byte[] line, int from, int to) {
        bytes = line;
        problem = null;
        if (!split(from, to)) {
            return null;
        }
        long openTime = time();
        double open = number(OPEN);
        double high = number(HIGH);
        double low = number(LOW);
        double close = number(CLOSE);
        double volume = number(VOLUME);
        if (problem != null) {
            return null;
        }
        if (high < low) {
            return refuse("high " + text(HIGH) + " is below low " + text(LOW));
        }
        if (open < low || open > high) {
            return refuse("open " + outside(OPEN));
        }
        if (close < low || close > high) {
            return refuse("close " + outside(CLOSE));
        }
        if (volume < 0) {
            return refuse("volume " + text(VOLUME) + " is negative, allowed: 0 or more");
        }
        if (openTime <= last) {
            return refuse(
                    "open_time "
                            + text(OPEN_TIME)
                            + (openTime == last ? " is there twice" : " is not after the row above")
                            + ", allowed: after "
                            + Instant.ofEpochMilli(last));
        }
        last = openTime;
        return new Bar(openTime, open, high, low, close, volume);
    }

    /** Value and rule of the line that {@link #parse} refused. */
    String problem() {
        return problem;
    }

    private Bar refuse(String why) {
        problem = why;
        return null;
    }

    private String outside(int field) {
        return text(field) + " is outside low " + text(LOW) + " to high " + text(HIGH);
    }

    private boolean split(int from, int to) {
        int column = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || bytes[i] == ',') {
                if (column < places.length && places[column] >= 0) {
                    setField(places[column], start, i);
                }
                column++;
                start = i + 1;
            }
        }
        if (column != places.length) {
            refuse(
                    "row has "
                            + column
                            + (column == 1 ? " column" : " columns")
                            + ", allowed: "
                            + places.length
                            + " as the header has");
            return false;
        }
        return true;
    }

    private void setField(int field, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isPadding(bytes[start])) {
            start++;
        }
        while (end > start && isPadding(bytes[end - 1])) {
            end--;
        }
        starts[field] = start;
        ends[field] = end;
    }

    private static boolean isPadding(byte character) {
        return character == ' ' || character == '"' || character == '\r' || character == '\t';
    }

    private double number(int field) {
        long digits = 0;
        int scale = 0;
        boolean point = false;
        boolean plain = ends[field] > starts[field];
        int start = starts[field];
        boolean negative = plain && bytes[start] == '-';
        if (negative) {
            start++;
            plain = start < ends[field];
        }
        int count = 0;
        for (int i = start; plain && i < ends[field]; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                count++;
                scale += point ? 1 : 0;
                plain = digits < EXACT_DIGITS;
            } else if (bytes[i] == '.' && !point) {
                point = true;
            } else {
                plain = false;
            }
        }
        if (plain && count > 0 && scale < POWERS.length) {
            // Both sides are exact, so the quotient is the nearest double.
            double value = digits / POWERS[scale];
            return negative ? -value : value;
        }
        return uncommonNumber(field);
    }

    private double uncommonNumber(int field) {
        String text = text(field);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        boolean decimal = text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");
        if (!decimal || Double.isNaN(value) || Double.isInfinite(value)) {
            noteFirst(NAMES[field] + " '" + shortened(text) + "' is not a number");
        }
        return value;
    }

    private long time() {
        int start = starts[OPEN_TIME];
        if (ends[OPEN_TIME] - start == ISO_SECONDS
                && bytes[start + 4] == '-'
                && bytes[start + 7] == '-'
                && bytes[start + 10] == 'T'
                && bytes[start + 13] == ':'
                && bytes[start + 16] == ':'
                && bytes[start + 19] == 'Z') {
            long key =
                    (long) digits(start, 4) * 10_000
                            + (long) digits(start + 5, 2) * 100
                            + digits(start + 8, 2);
            int hour = digits(start + 11, 2);
            int minute = digits(start + 14, 2);
            int second = digits(start + 17, 2);
            boolean known = key == dayKey || (key >= 0 && startDay(start, key));
            if (known && in(hour, 23) && in(minute, 59) && in(second, 59)) {
                return dayMillis + ((hour * 60L + minute) * 60 + second) * 1000;
            }
        }
        return uncommonTime();
    }

    private static boolean in(int value, int most) {
        return value >= 0 && value <= most;
    }

    private boolean startDay(int start, long key) {
        try {
            dayMillis =
                    Instant.parse(
                                    new String(bytes, start, 10, StandardCharsets.US_ASCII)
                                            + "T00:00:00Z")
                            .toEpochMilli();
            dayKey = key;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private int digits(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE / 10_000;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private long uncommonTime() {
        String text = text(OPEN_TIME);
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            noteFirst(
                    "open_time '"
                            + shortened(text)
                            + "' is not an ISO-8601 time in UTC such as 2022-10-10T00:15:00Z");
            return 0;
        }
    }

    private void noteFirst(String why) {
        if (problem == null) {
            problem = why;
        }
    }

    private String text(int field) {
        return new String(
                bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
