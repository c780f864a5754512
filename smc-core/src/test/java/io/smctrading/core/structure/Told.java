package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What an engine tells of a few candles, in short words. */
final class Told {
    static final String START = "2024-01-01T00:00:00Z";
    static final Series SERIES = new Series("test", "AAA-BBB", Timeframe.M15);

    private Told() {}

    /** Swing length 2 inside, 50 outside, ATR of 2 candles; everything else by default. */
    static StructureParameters small() {
        return parameters(BreakMode.CLOSE, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, 100);
    }

    static StructureParameters parameters(
            BreakMode mode, OrderBlockRule rule, OrderBlockBreak end, int maxLiveZones) {
        return new StructureParameters(
                2, 50, 2, 0.1, mode, rule, end, maxLiveZones, 0, ZoneOffset.UTC);
    }

    /** {@link #small} with other lengths of swings, and the ATR of so many candles. */
    static StructureParameters withLengths(int internal, int swing, int atrLength) {
        StructureParameters small = small();
        return new StructureParameters(
                internal,
                swing,
                atrLength,
                small.equalTolerance(),
                small.breakMode(),
                small.orderBlockRule(),
                small.orderBlockBreak(),
                small.maxLiveZones(),
                small.minGapAtr(),
                small.levelZone());
    }

    /** {@link #small} in break mode WICK. */
    static StructureParameters wick() {
        return parameters(BreakMode.WICK, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, 100);
    }

    /** {@link #small} with so many live zones at most. */
    static StructureParameters withMaxLiveZones(int most) {
        return parameters(BreakMode.CLOSE, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, most);
    }

    static StructureParameters withMinGapAtr(double minGapAtr) {
        StructureParameters small = small();
        return new StructureParameters(
                small.internalScopeLength(),
                small.swingScopeLength(),
                small.atrLength(),
                small.equalTolerance(),
                small.breakMode(),
                small.orderBlockRule(),
                small.orderBlockBreak(),
                small.maxLiveZones(),
                minGapAtr,
                small.levelZone());
    }

    static StructureParameters withLevelZone(String zone) {
        StructureParameters small = small();
        return new StructureParameters(
                small.internalScopeLength(),
                small.swingScopeLength(),
                small.atrLength(),
                small.equalTolerance(),
                small.breakMode(),
                small.orderBlockRule(),
                small.orderBlockBreak(),
                small.maxLiveZones(),
                0,
                ZoneId.of(zone));
    }

    static List<StructureEvent> events(StructureParameters parameters, List<Bar> bars) {
        List<StructureEvent> events = new ArrayList<>();
        StructureEngine engine = new StructureEngine(SERIES, parameters);
        for (Bar bar : bars) {
            engine.onBar(bar, events::add);
        }
        return events;
    }

    /**
     * For example {@code 5 BREAK_OF_STRUCTURE BULLISH @2 12.0}: told by candle 5, anchored at
     * candle 2; a zone has its bottom and top.
     */
    static List<String> words(
            StructureParameters parameters, List<Bar> bars, StructureEventType... types) {
        List<StructureEventType> wanted = List.of(types);
        return events(parameters, bars).stream()
                .filter(event -> wanted.isEmpty() || wanted.contains(event.type()))
                .map(event -> words(event, bars))
                .toList();
    }

    private static String words(StructureEvent event, List<Bar> bars) {
        StringBuilder words = new StringBuilder();
        words.append(
                index(bars, event.confirmedTime().toEpochMilli() - SERIES.timeframe().millis()));
        words.append(' ').append(event.type());
        if (event.direction() != null) {
            words.append(' ').append(event.direction());
        }
        words.append(" @").append(index(bars, event.anchorTime().toEpochMilli())).append(' ');
        if (event.isZone()) {
            words.append(event.bottom()).append("..");
        }
        words.append(event.top());
        if (event.label() != null) {
            words.append(' ').append(event.label());
        }
        return words.toString();
    }

    private static int index(List<Bar> bars, long openTime) {
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).openTime() == openTime) {
                return i;
            }
        }
        throw new IllegalArgumentException("no candle opens at " + openTime);
    }
}
