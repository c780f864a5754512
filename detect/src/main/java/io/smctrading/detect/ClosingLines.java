package io.smctrading.detect;

import static io.smctrading.core.structure.StructureEventType.*;

import io.smctrading.detect.graph.RunFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a finished run says. */
final class ClosingLines {

    private ClosingLines() {}

    /** How many events of which kind there are. */
    static String kinds(RunFigures figures) {
        List<String> kinds = new ArrayList<>();
        add(kinds, figures.events(SWING_HIGH, SWING_LOW), "swings");
        add(kinds, figures.events(EQUAL_HIGHS, EQUAL_LOWS), "equal highs and lows");
        add(kinds, figures.events(LIQUIDITY_SWEEP), "sweeps");
        add(kinds, figures.events(BREAK_OF_STRUCTURE), "breaks of structure");
        add(kinds, figures.events(CHANGE_OF_CHARACTER), "changes of character");
        add(kinds, figures.events(ORDER_BLOCK), "order blocks");
        add(kinds, figures.events(FAIR_VALUE_GAP), "fair value gaps");
        add(
                kinds,
                figures.events(
                        ORDER_BLOCK_MITIGATED,
                        ORDER_BLOCK_INVALIDATED,
                        ORDER_BLOCK_EXPIRED,
                        FAIR_VALUE_GAP_MITIGATED,
                        FAIR_VALUE_GAP_FILLED,
                        FAIR_VALUE_GAP_EXPIRED),
                "reactions of these two");
        add(kinds, figures.events(PERIOD_HIGH, PERIOD_LOW), "period levels");
        add(kinds, figures.events(LEVEL_BROKEN), "of them broken");
        return kinds.isEmpty() ? "no events" : String.join(", ", kinds);
    }

    private static void add(List<String> kinds, long count, String name) {
        if (count > 0) {
            kinds.add(String.format(Locale.ROOT, "%,d %s", count, name));
        }
    }

    /**
     * Totals and rates.
     *
     * @param run time from the first candle read to the last row written
     * @param process time since the process started
     */
    static String totals(RunFigures figures, int series, Duration run, Duration process) {
        return String.format(
                Locale.ROOT,
                "%,d candles of %,d series, %,d events, %,d signals in %s; with the start %s",
                figures.candles(),
                series,
                figures.events(),
                figures.signals(),
                rate(figures.candles(), run),
                rate(figures.candles(), process));
    }

    private static String rate(long candles, Duration time) {
        double seconds = Math.max(1, time.toMillis()) / 1e3;
        return String.format(Locale.ROOT, "%.1f s (%,.0f candles/s)", seconds, candles / seconds);
    }
}
