package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * Turns the closed candles of one series into statements about its structure, candle by candle.
 *
 * <p>Order within a candle; within a step scope INTERNAL comes before SWING:
 *
 * <ol>
 *   <li>live order blocks, then gaps, oldest birth first, react
 *   <li>swings are confirmed: the high, its equal, the low, its equal; each is the reference at
 *       once
 *   <li>sweeps: of the high, then of the low
 *   <li>breaks: the candle's own direction first, each followed by its order block
 *   <li>the gap this candle completes
 *   <li>period levels
 * </ol>
 *
 * Zones born at a candle react from the next one on. The state is mutable, bounded by the
 * parameters and not thread-safe; {@link #write} and {@link #read} carry it over a restart.
 */
public final class StructureEngine {
    private static final int STATE_VERSION = 1;

    private final Series series;
    private final StructureParameters parameters;
    private final Statements statements;
    private final BarWindow bars;
    private final AverageTrueRange atr;
    private final ScopeDetector internal;
    private final ScopeDetector swing;
    private final GapDetector gaps;
    private final PeriodLevels[] periods;
    private final PeriodLevels.Listener periodListener = new PeriodStatements();

    public StructureEngine(Series series, StructureParameters parameters) {
        this.series = series;
        this.parameters = parameters;
        this.statements = new Statements(series, parameters);
        this.bars =
                new BarWindow(
                        Math.max(parameters.internalScopeLength(), parameters.swingScopeLength()));
        this.atr = new AverageTrueRange(parameters.atrLength());
        this.internal = new ScopeDetector(Scope.INTERNAL, parameters, bars, atr, statements);
        this.swing = new ScopeDetector(Scope.SWING, parameters, bars, atr, statements);
        this.gaps = new GapDetector(parameters, bars, atr, statements);
        this.periods =
                new PeriodLevels[] {
                    new PeriodLevels(StructureLabel.DAY, parameters.levelZone()),
                    new PeriodLevels(StructureLabel.WEEK, parameters.levelZone()),
                    new PeriodLevels(StructureLabel.MONTH, parameters.levelZone())
                };
    }

    /**
     * Evaluates the next closed candle.
     *
     * @param bar low ≤ open, close ≤ high; no two candles of a series open at the same time
     * @throws IllegalArgumentException if it does not open after the one before
     */
    public void onBar(Bar bar, StructureSink sink) {
        if (bars.last() >= 0 && bar.openTime() <= lastOpenTime()) {
            throw new IllegalArgumentException(
                    "candle of "
                            + series.key()
                            + " opens at "
                            + Instant.ofEpochMilli(bar.openTime())
                            + ", allowed: after "
                            + Instant.ofEpochMilli(lastOpenTime()));
        }
        statements.begin(bar, sink);
        if (bars.last() < 0) {
            statements.beginning(Scope.INTERNAL, bar);
            statements.beginning(Scope.SWING, bar);
        }
        bars.add(bar);
        atr.add(bar.high(), bar.low(), bar.close());

        internal.react(bar);
        swing.react(bar);
        gaps.react(bar);

        internal.confirmSwings();
        swing.confirmSwings();

        if (parameters.breakMode() == BreakMode.CLOSE) {
            internal.sweep(bar);
            swing.sweep(bar);
        }

        internal.breakStructure(bar);
        swing.breakStructure(bar);

        gaps.complete();

        for (PeriodLevels period : periods) {
            period.add(bar, periodListener);
        }
        statements.end();
    }

    public Series series() {
        return series;
    }

    public StructureParameters parameters() {
        return parameters;
    }

    /** How many candles there were. */
    public long candles() {
        return bars.last() + 1;
    }

    /** Open time of the latest candle, epoch milliseconds; {@code Long.MIN_VALUE} before any. */
    public long lastOpenTime() {
        return bars.last() < 0 ? Long.MIN_VALUE : bars.openTime(bars.last());
    }

    /** Average true range at the latest candle in price units, NaN while there is none. */
    public double averageTrueRange() {
        return atr.value();
    }

    /** Direction of the scope's last break, null before the first. */
    public Direction trend(Scope scope) {
        return scope == Scope.INTERNAL ? internal.trend() : swing.trend();
    }

    /** The range between the last confirmed swings of scope SWING. */
    public DealingRange dealingRange() {
        return new DealingRange(
                swing.low().isPresent() ? swing.low().level() : Double.NaN,
                swing.high().isPresent() ? swing.high().level() : Double.NaN);
    }

    /** Writes the whole state, a version first. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        out.writeUTF(series.venue());
        out.writeUTF(series.symbol());
        out.writeUTF(series.timeframe().code());
        parameters.write(out);
        bars.write(out);
        atr.write(out);
        internal.write(out);
        swing.write(out);
        gaps.write(out);
        for (PeriodLevels period : periods) {
            period.write(out);
        }
    }

    /**
     * An engine that goes on where the written one stood.
     *
     * @throws IOException if the bytes end early or are of another version
     */
    public static StructureEngine read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "structure state has version " + version + ", allowed: " + STATE_VERSION);
        }
        Series series = new Series(in.readUTF(), in.readUTF(), Timeframe.of(in.readUTF()));
        StructureEngine engine = new StructureEngine(series, StructureParameters.read(in));
        engine.bars.read(in);
        engine.atr.read(in);
        engine.internal.read(in);
        engine.swing.read(in);
        engine.gaps.read(in);
        for (PeriodLevels period : engine.periods) {
            period.read(in);
        }
        return engine;
    }

    /** Step 6: what a period's tracker finds, as statements. */
    private final class PeriodStatements implements PeriodLevels.Listener {
        @Override
        public void level(StructureLabel period, boolean isHigh, long anchorTime, double level) {
            statements.level(
                    isHigh ? StructureEventType.PERIOD_HIGH : StructureEventType.PERIOD_LOW,
                    null,
                    null,
                    anchorTime,
                    level,
                    period);
        }

        @Override
        public void broken(
                StructureLabel period, Direction direction, long anchorTime, double level) {
            statements.level(
                    StructureEventType.LEVEL_BROKEN, direction, null, anchorTime, level, period);
        }
    }
}
