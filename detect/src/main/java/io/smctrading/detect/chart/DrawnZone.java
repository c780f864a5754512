package io.smctrading.detect.chart;

import io.smctrading.core.structure.StructureEvent;

/** A box, or the line of a period's level, that lasts until something ends it. */
final class DrawnZone {

    /** How it ended. */
    enum End {
        /** It has not. */
        NONE,
        INVALIDATED,
        FILLED,
        EXPIRED,
        /** A candle closed beyond the level. */
        BROKEN,
        /** The next period's level took its place. */
        REPLACED
    }

    /** No candle so far. */
    static final long NEVER = Long.MAX_VALUE;

    private final StructureEvent birth;
    private final long known;
    private long mitigated = NEVER;
    private long ended = NEVER;
    private End end = End.NONE;

    /**
     * @param known open time of the candle that gave birth to it
     */
    DrawnZone(StructureEvent birth, long known) {
        this.birth = birth;
        this.known = known;
    }

    void mitigate(long openTime) {
        mitigated = openTime;
    }

    void end(End how, long openTime) {
        end = how;
        ended = openTime;
    }

    StructureEvent birth() {
        return birth;
    }

    long known() {
        return known;
    }

    /** Open time of the first candle that returned to it, or {@link #NEVER}. */
    long mitigated() {
        return mitigated;
    }

    /** Open time of the candle that ended it, or {@link #NEVER}. */
    long ended() {
        return ended;
    }

    End end() {
        return end;
    }
}
