package io.smctrading.simulator.oanda;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.Function;

/**
 * Lengths of candles by OANDA's names. Those of more than an hour begin at the hour of the day that
 * the request aligns them to, 17:00 in New York unless it says otherwise.
 *
 * @param start start of the candle that holds an instant
 * @param end start of the one after the candle that holds an instant
 */
record Granularity(String name, Function<Instant, Instant> start, Function<Instant, Instant> end) {

    /** Whether candles are shorter than a minute. */
    boolean belowMinute() {
        return name.startsWith("S");
    }

    /**
     * @throws Malformed if there is none of that name
     */
    static Granularity named(String name, int hour, String zone) {
        ZoneId zoneId;
        try {
            zoneId = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Malformed.value("alignmentTimezone");
        }
        if (name.matches("S(5|10|15|30)")) {
            return fixed(name, Duration.ofSeconds(number(name)));
        }
        if (name.matches("M(1|2|4|5|10|15|30)")) {
            return fixed(name, Duration.ofMinutes(number(name)));
        }
        if (name.equals("H1")) {
            return fixed(name, Duration.ofHours(1));
        }
        if (name.matches("H(2|3|4|6|8|12)")) {
            int hours = number(name);
            return ofDays(
                    name,
                    time -> {
                        ZonedDateTime day = day(time, hour, zoneId);
                        long since = ChronoUnit.HOURS.between(day, time.atZone(zoneId));
                        return day.plusHours(since / hours * hours);
                    },
                    start -> start.plusHours(hours));
        }
        return switch (name) {
            case "D" -> ofDays(name, time -> day(time, hour, zoneId), day -> day.plusDays(1));
            case "W" ->
                    ofDays(
                            name,
                            time ->
                                    day(time, hour, zoneId)
                                            .with(
                                                    TemporalAdjusters.previousOrSame(
                                                            DayOfWeek.FRIDAY)),
                            week -> week.plusWeeks(1));
            case "M" ->
                    ofDays(
                            name,
                            time -> day(time, hour, zoneId).withDayOfMonth(1),
                            month -> month.plusMonths(1));
            default -> throw Malformed.value("granularity");
        };
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private static ZonedDateTime day(Instant time, int hour, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        ZonedDateTime start = local.truncatedTo(ChronoUnit.DAYS).withHour(hour);
        return start.isAfter(local) ? start.minusDays(1) : start;
    }

    private static Granularity fixed(String name, Duration length) {
        long seconds = length.toSeconds();
        Function<Instant, Instant> start =
                time ->
                        Instant.ofEpochSecond(
                                Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
        return new Granularity(name, start, time -> start.apply(time).plus(length));
    }

    private static Granularity ofDays(
            String name,
            Function<Instant, ZonedDateTime> start,
            Function<ZonedDateTime, ZonedDateTime> next) {
        return new Granularity(
                name,
                time -> start.apply(time).toInstant(),
                time -> next.apply(start.apply(time)).toInstant());
    }
}
