package io.smctrading.stack.bench;

import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.replay.TradeRow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Trades of a file with the clocks between them, as often as needed: behind its end the file
 * follows itself, later by its own length. Not safe for several threads.
 */
final class MarketTape {

    /**
     * A trade, or the clock of a minute that is over.
     *
     * @param time of the trade or clock; never before that of the step before
     * @param trade price and quantity; null for a clock
     * @param number of the trade, from 1
     */
    record Step(Instant time, TradeRow trade, long number) {
        boolean isClock() {
            return trade == null;
        }
    }

    private final List<TradeRow> rows;
    private final Duration length;
    private Duration shift = Duration.ZERO;
    private Instant boundary;
    private int next;
    private long number;

    MarketTape(TradeFile file) {
        rows = file.trades();
        boundary = minuteAfter(file.firstTime());
        Instant begin = file.firstTime().truncatedTo(ChronoUnit.MINUTES);
        length = Duration.between(begin, minuteAfter(file.lastTime()));
    }

    Step next() {
        TradeRow row = rows.get(next);
        Instant time = row.time().plus(shift);
        if (!time.isBefore(boundary)) {
            Step clock = new Step(boundary, null, number);
            boundary = boundary.plus(1, ChronoUnit.MINUTES);
            return clock;
        }
        next++;
        if (next == rows.size()) {
            next = 0;
            shift = shift.plus(length);
        }
        return new Step(time, row, ++number);
    }

    private static Instant minuteAfter(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
}
