package io.smctrading.core.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Candle lengths, aligned to the UTC epoch (a day opens at 00:00 UTC). */
public enum Timeframe {
    M1("1m", Duration.ofMinutes(1)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    H1("1h", Duration.ofHours(1)),
    H4("4h", Duration.ofHours(4)),
    D1("1d", Duration.ofDays(1));

    private final String code;
    private final Duration length;
    private final long millis;

    Timeframe(String code, Duration length) {
        this.code = code;
        this.length = length;
        this.millis = length.toMillis();
    }

    /** The trade's short name: 1m, 5m, 15m, 1h, 4h, 1d. */
    public String code() {
        return code;
    }

    public Duration length() {
        return length;
    }

    public long millis() {
        return millis;
    }

    /** Open time of the candle that holds {@code time}, in epoch milliseconds. */
    public long openMillis(long time) {
        return Math.floorDiv(time, millis) * millis;
    }

    /** Open time of the candle that holds {@code time}. */
    public Instant openTime(Instant time) {
        return Instant.ofEpochMilli(openMillis(time.toEpochMilli()));
    }

    /**
     * @throws IllegalArgumentException if no timeframe has this code; the message lists those that
     *     exist
     */
    public static Timeframe of(String code) {
        for (Timeframe timeframe : values()) {
            if (timeframe.code.equals(code)) {
                return timeframe;
            }
        }
        throw new IllegalArgumentException(
                "timeframe '"
                        + code
                        + "' is unknown, allowed: "
                        + Arrays.stream(values())
                                .map(Timeframe::code)
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return code;
    }
}
