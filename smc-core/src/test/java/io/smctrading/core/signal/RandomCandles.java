package io.smctrading.core.signal;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Candles and parameters for properties: few distinct prices, so that ties are everywhere. */
final class RandomCandles {

    private RandomCandles() {}

    /** Walks in whole steps with ties, price gaps, holes in time, outside bars and no volume. */
    static Arbitrary<List<Bar>> series(Timeframe timeframe, int size) {
        Arbitrary<int[]> move =
                Combinators.combine(
                                Arbitraries.frequency(
                                        Tuple.of(12, 0), Tuple.of(2, 2), Tuple.of(2, -2)),
                                Arbitraries.integers().between(-2, 2),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.frequency(
                                        Tuple.of(20, 1), Tuple.of(1, 4), Tuple.of(1, 40)))
                        .as((a, b, c, d, e, f) -> new int[] {a, b, c, d, e, f});
        return move.list().ofMinSize(1).ofMaxSize(size).map(moves -> walk(timeframe, moves));
    }

    private static List<Bar> walk(Timeframe timeframe, List<int[]> moves) {
        List<Bar> bars = new ArrayList<>();
        long time = Instant.parse("2024-03-08T22:00:00Z").toEpochMilli();
        int price = 100;
        for (int[] move : moves) {
            int open = price + move[0];
            int close = open + move[1];
            bars.add(
                    new Bar(
                            time,
                            open,
                            Math.max(open, close) + move[2],
                            Math.min(open, close) - move[3],
                            close,
                            move[4]));
            price = close;
            time += move[5] * timeframe.millis();
        }
        return bars;
    }

    static Arbitrary<DetectionParameters> parameters() {
        Arbitrary<StructureParameters> structure =
                Combinators.combine(
                                Arbitraries.integers().between(1, 4),
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.integers().between(1, 8),
                                Arbitraries.of(BreakMode.class),
                                Arbitraries.of(OrderBlockRule.class),
                                Arbitraries.of(OrderBlockBreak.class),
                                Arbitraries.integers().between(1, 5),
                                Arbitraries.of(0.0, 0.5))
                        .as(
                                (internal, swing, atr, mode, rule, end, live, gap) ->
                                        new StructureParameters(
                                                internal,
                                                swing,
                                                atr,
                                                0.25,
                                                mode,
                                                rule,
                                                end,
                                                live,
                                                gap,
                                                ZoneId.of("America/New_York")));
        Arbitrary<EntryParameters> entry =
                Combinators.combine(
                                Arbitraries.of(0.0, 0.5),
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.integers().between(0, 6))
                        .as(
                                (buffer, bars, sweep) ->
                                        new EntryParameters(buffer, 2, bars, sweep, 30));
        return Combinators.combine(structure, entry).as(DetectionParameters::new);
    }
}
