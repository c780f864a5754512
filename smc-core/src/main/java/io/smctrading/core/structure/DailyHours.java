package io.smctrading.core.structure;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The same hours of every day on a wall clock somewhere, so that daylight saving is right. */
final class DailyHours {

    private DailyHours() {}

    /**
     * @param start inclusive
     * @param end exclusive; 00:00 is the end of the day
     * @param zone whose wall clock
     */
    static boolean contain(LocalTime start, LocalTime end, ZoneId zone, Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        return !local.isBefore(start) && (end.equals(LocalTime.MIDNIGHT) || local.isBefore(end));
    }
}
