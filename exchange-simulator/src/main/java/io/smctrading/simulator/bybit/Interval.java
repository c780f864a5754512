package io.smctrading.simulator.bybit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.function.Function;

/**
 * Lengths of candles by Bybit's names: minutes, D, W, M.
 *
 * @param name Bybit's
 * @param start start of the candle that holds an instant
 * @param end start of the one after the candle that holds an instant
 */
record Interval(String name, Function<Instant, Instant> start, Function<Instant, Instant> end) {

    private static final Map<String, Integer> MINUTES =
            Map.of(
                    "1", 1, "3", 3, "5", 5, "15", 15, "30", 30, "60", 60, "120", 120, "240", 240,
                    "360", 360, "720", 720);

    /**
     * @throws BybitRefusal if there is none of that name
     */
    static Interval named(String name) {
        Integer minutes = MINUTES.get(name);
        if (minutes != null) {
            long length = Duration.ofMinutes(minutes).toSeconds();
            Function<Instant, Instant> start =
                    time ->
                            Instant.ofEpochSecond(
                                    Math.floorDiv(time.getEpochSecond(), length) * length);
            return new Interval(name, start, time -> start.apply(time).plusSeconds(length));
        }
        return switch (name) {
            case "D" -> calendar(name, day -> day, day -> day.plusDays(1));
            case "W" ->
                    calendar(
                            name,
                            day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                            day -> day.plusWeeks(1));
            case "M" -> calendar(name, day -> day.withDayOfMonth(1), day -> day.plusMonths(1));
            default -> throw RetCode.PARAMETER_ERROR.refusal("Not supported interval");
        };
    }

    private static Interval calendar(
            String name,
            Function<LocalDate, LocalDate> first,
            Function<LocalDate, LocalDate> next) {
        Function<Instant, LocalDate> start =
                time -> first.apply(LocalDate.ofInstant(time, ZoneOffset.UTC));
        return new Interval(
                name,
                time -> midnight(start.apply(time)),
                time -> midnight(next.apply(start.apply(time))));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
