package io.smctrading.analytics.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What may be asked of a query.
 *
 * @param name as in {@code --name value} and in the SQL, {@code :'name'}
 * @param kind what values it takes
 * @param standard the value where none is given
 * @param meaning one line for a person
 */
public record Parameter(String name, Kind kind, String standard, String meaning) {

    private static final int LONGEST_TEXT = 400;

    /** What values a parameter takes. */
    public enum Kind {
        TEXT("a text of 1 to 400 characters"),
        TIME("a UTC date or time such as 2013-11-25 or 2013-11-25T08:00:00Z, -infinity, infinity"),
        LENGTH("a length of time such as 15m, 4h or 1d"),
        COUNT("a whole number from 1 to 1000000");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }

        /** In one line. */
        public String allowed() {
            return allowed;
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean allows(String value) {
        return switch (kind) {
            case TEXT ->
                    !value.isEmpty() && value.length() <= LONGEST_TEXT && !value.contains("\0");
            case LENGTH -> value.matches("[1-9]\\d{0,5}[smhd]");
            case COUNT -> value.matches("[1-9]\\d{0,5}|1000000");
            case TIME -> value.matches("-?infinity") || isTime(value);
        };
    }

    private static boolean isTime(String value) {
        try {
            return value.length() == 10
                    ? LocalDate.parse(value).getYear() > 0
                    : Instant.parse(value).isAfter(Instant.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
