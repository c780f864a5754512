package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
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
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Candles and parameters for properties: few distinct prices, so that ties are everywhere. */
public final class RandomCandles {
    // Eight hours before a day, a week and a month end in UTC, and before clocks change in London
    // and, by way of a hole of candles, in New York: wherever periods begin, some begin here.
    private static final Instant START = Instant.parse("2024-03-31T16:00:00Z");
    private static final Instant BEFORE_CLOCKS_CHANGE = Instant.parse("2024-03-08T22:00:00Z");

    private RandomCandles() {}

    /**
     * Walks in whole steps with ties, jumps between candles, holes in time, outside bars, dojis,
     * candles of one price and candles without volume.
     */
    public static Arbitrary<List<Bar>> series(Timeframe timeframe, int size) {
        Arbitrary<int[]> move =
                Combinators.combine(
                                Arbitraries.frequency(
                                        Tuple.of(12, 0), Tuple.of(2, 2), Tuple.of(2, -2)),
                                Arbitraries.integers().between(-2, 2),
                                Arbitraries.frequency(
                                        Tuple.of(8, 0),
                                        Tuple.of(8, 1),
                                        Tuple.of(8, 2),
                                        Tuple.of(1, 6)),
                                Arbitraries.frequency(
                                        Tuple.of(8, 0),
                                        Tuple.of(8, 1),
                                        Tuple.of(8, 2),
                                        Tuple.of(1, 6)),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.frequency(
                                        Tuple.of(40, 1), Tuple.of(2, 4), Tuple.of(1, 40)))
                        .as((a, b, c, d, e, f) -> new int[] {a, b, c, d, e, f});
        Arbitrary<List<int[]>> moves =
                move.list()
                        .ofMinSize(0)
                        .ofMaxSize(size)
                        .withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(
                        moves,
                        Arbitraries.of(START, BEFORE_CLOCKS_CHANGE),
                        // A tick of one is exact in doubles, one of a hundredth is not.
                        Arbitraries.of(1.0, 0.01))
                .as((list, start, tick) -> walk(timeframe, start, tick, list));
    }

    private static List<Bar> walk(
            Timeframe timeframe, Instant start, double tick, List<int[]> moves) {
        List<Bar> bars = new ArrayList<>();
        long time = timeframe.openTime(start).toEpochMilli();
        int price = 100;
        for (int[] move : moves) {
            int open = price + move[0];
            int close = open + move[1];
            bars.add(
                    new Bar(
                            time,
                            open * tick,
                            (Math.max(open, close) + move[2]) * tick,
                            (Math.min(open, close) - move[3]) * tick,
                            close * tick,
                            move[4]));
            price = close;
            time += move[5] * timeframe.millis();
        }
        return bars;
    }

    /** Every parameter there is, small enough that a hundred candles show what it does. */
    public static Arbitrary<DetectionParameters> parameters() {
        Arbitrary<StructureParameters> structure =
                Combinators.combine(
                                Arbitraries.integers().between(1, 4),
                                Arbitraries.integers().between(1, 6),
                                Arbitraries.integers().between(1, 8),
                                Arbitraries.of(BreakMode.class),
                                Arbitraries.of(OrderBlockRule.class),
                                Arbitraries.of(OrderBlockBreak.class),
                                Arbitraries.integers().between(1, 5),
                                Combinators.combine(
                                                Arbitraries.of(0.0, 0.25, 1.0),
                                                Arbitraries.of(0.0, 0.5),
                                                Arbitraries.of(
                                                        "UTC",
                                                        "America/New_York",
                                                        "Europe/London",
                                                        "Asia/Kolkata"))
                                        .as(Tuple::of))
                        .as(
                                (internal, swing, atr, mode, rule, end, live, more) ->
                                        new StructureParameters(
                                                internal,
                                                swing,
                                                atr,
                                                more.get1(),
                                                mode,
                                                rule,
                                                end,
                                                live,
                                                more.get2(),
                                                ZoneId.of(more.get3())));
        Arbitrary<EntryParameters> entry =
                Combinators.combine(
                                Arbitraries.of(0.0, 0.5),
                                Arbitraries.of(0.5, 2.0),
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.integers().between(0, 6),
                                Arbitraries.of(0, 30, 45, 65))
                        .as(EntryParameters::new);
        return Combinators.combine(structure, entry).as(DetectionParameters::new);
    }
}
