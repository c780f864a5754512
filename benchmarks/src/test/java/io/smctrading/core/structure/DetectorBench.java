package io.smctrading.core.structure;

import io.smctrading.benchmarks.BenchCandles;
import io.smctrading.core.market.Bar;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The parts of the structure engine, each alone, in nanoseconds per candle. Whatever looks at
 * earlier candles includes {@link #barWindow}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchCandles.COUNT)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectorBench {
    private final StructureParameters parameters = StructureParameters.defaults();
    private final List<Bar> candles = BenchCandles.all();
    private final EventIds ids = new EventIds(BenchCandles.SERIES, parameters);

    @Benchmark
    public BarWindow barWindow() {
        BarWindow bars = new BarWindow(parameters.swingScopeLength());
        for (Bar bar : candles) {
            bars.add(bar);
        }
        return bars;
    }

    @Benchmark
    public AverageTrueRange averageTrueRange() {
        AverageTrueRange atr = new AverageTrueRange(parameters.atrLength());
        for (Bar bar : candles) {
            atr.add(bar.high(), bar.low(), bar.close());
        }
        return atr;
    }

    /** Highs and lows of both scopes. */
    @Benchmark
    public int swingDetector() {
        BarWindow bars = new BarWindow(parameters.swingScopeLength());
        int swings = 0;
        for (Bar bar : candles) {
            bars.add(bar);
            swings += SwingDetector.confirmsHigh(bars, parameters.internalScopeLength()) ? 1 : 0;
            swings += SwingDetector.confirmsLow(bars, parameters.internalScopeLength()) ? 1 : 0;
            swings += SwingDetector.confirmsHigh(bars, parameters.swingScopeLength()) ? 1 : 0;
            swings += SwingDetector.confirmsLow(bars, parameters.swingScopeLength()) ? 1 : 0;
        }
        return swings;
    }

    /** Births of gaps, their reactions and their end, or their room when there are too many. */
    @Benchmark
    public LiveZones fairValueGaps(Blackhole reactions) {
        BarWindow bars = new BarWindow(parameters.swingScopeLength());
        LiveZones gaps = new LiveZones(LiveZones.End.WICK_REACHES, parameters.maxLiveZones());
        LiveZones.Reactions heard = new Heard(reactions);
        for (Bar bar : candles) {
            bars.add(bar);
            gaps.react(bar, heard);
            Direction direction = FairValueGap.completedBy(bars);
            if (direction != null) {
                if (gaps.isFull()) {
                    gaps.removeOldest();
                }
                long c = bars.last();
                boolean up = direction == Direction.BULLISH;
                gaps.add(
                        direction,
                        up ? bars.low(c) : bars.low(c - 2),
                        up ? bars.high(c - 2) : bars.high(c),
                        bars.openTime(c - 1),
                        bar.openTime());
            }
        }
        return gaps;
    }

    /** One id per candle; the engine makes one per event. */
    @Benchmark
    public void eventIds(Blackhole made) {
        for (Bar bar : candles) {
            made.consume(
                    ids.event(
                            StructureEventType.SWING_HIGH,
                            null,
                            io.smctrading.core.structure.Scope.INTERNAL,
                            null,
                            bar.openTime(),
                            bar.openTime()));
        }
    }

    /** All of structure, statements and their ids included. */
    @Benchmark
    public StructureEngine structureEngine(Blackhole told) {
        StructureEngine engine = new StructureEngine(BenchCandles.SERIES, parameters);
        StructureSink sink = told::consume;
        for (Bar bar : candles) {
            engine.onBar(bar, sink);
        }
        return engine;
    }

    private record Heard(Blackhole reactions) implements LiveZones.Reactions {
        @Override
        public void mitigated(LiveZones zones, int zone) {
            reactions.consume(zone);
        }

        @Override
        public void ended(LiveZones zones, int zone) {
            reactions.consume(zone);
        }
    }
}
