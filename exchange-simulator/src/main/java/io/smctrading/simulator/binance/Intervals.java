package io.smctrading.simulator.binance;

import io.smctrading.simulator.market.Candle;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The intervals of klines. */
record Intervals(String code, long seconds) {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Intervals> ALL = new LinkedHashMap<>();

    static {
        add("1m", MINUTE);
        add("3m", 3 * MINUTE);
        add("5m", 5 * MINUTE);
        add("15m", 15 * MINUTE);
        add("30m", 30 * MINUTE);
        add("1h", HOUR);
        add("2h", 2 * HOUR);
        add("4h", 4 * HOUR);
        add("6h", 6 * HOUR);
        add("8h", 8 * HOUR);
        add("12h", 12 * HOUR);
        add("1d", DAY);
        add("3d", 3 * DAY);
        add("1w", 7 * DAY);
        add("1M", 0);
    }

    private static void add(String code, long seconds) {
        ALL.put(code, new Intervals(code, seconds));
    }

    static Optional<Intervals> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    static Intervals required(Parameters parameters) {
        return of(parameters.text("interval"))
                .orElseThrow(() -> BinanceException.bad(-1120, "Invalid interval."));
    }

    /** Start of the span that holds an instant. */
    Instant start(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return switch (code) {
            case "1M" -> day.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            case "1w" ->
                    day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            default ->
                    Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
        };
    }

    /** Last millisecond of a candle. */
    long lastMillisecond(Candle candle) {
        Instant start = candle.start();
        Instant end =
                "1M".equals(code)
                        ? LocalDate.ofInstant(start, ZoneOffset.UTC)
                                .plusMonths(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : start.plusSeconds(seconds);
        return end.toEpochMilli() - 1;
    }
}
