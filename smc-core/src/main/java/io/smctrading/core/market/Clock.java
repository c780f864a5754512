package io.smctrading.core.market;

import java.time.Instant;

/**
 * Market time of one symbol: everything of the symbol before {@code time} stands before this clock.
 *
 * @param venue lower-case name of the exchange or data source
 * @param symbol canonical symbol
 * @param time the minute boundary that was reached
 * @param mark how much is complete at that time
 * @param step lock-step replay: number of symbols that advance together, at least 1; 0 when records
 *     run freely
 */
public record Clock(String venue, String symbol, Instant time, Mark mark, int step) {

    /** How much of what lies before the time has been handled. */
    public enum Mark {
        /** What the market did. */
        MARKET,
        /** What the market did and what was decided upon it. */
        DECISIONS
    }

    /** Whether the market waits for the decisions of each minute, as in a deterministic replay. */
    public boolean lockStep() {
        return step > 0;
    }

    public Clock withMark(Mark newMark) {
        return new Clock(venue, symbol, time, newMark, step);
    }
}
