package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.platform.wire.WireDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A signal at every closed candle of a minute, for measuring latency only: it walks the whole way
 * of a real one to the venue and rests there, far from the market, until it is no longer valid.
 */
final class Probe {
    private static final Duration VALID = Duration.ofSeconds(30);
    private static final double ENTRY = 0.8;
    private static final double STOP = 0.4;
    private static final double TARGET = 2;

    private Probe() {}

    /**
     * Tells a block that is armed and returned to at once, if the candle is one of a minute.
     *
     * <p>The id is {@code probe-venue:symbol-} and the close of the candle in epoch milliseconds.
     */
    static void tell(Series series, Bar bar, DetectionSink sink) {
        if (series.timeframe() != Timeframe.M1) {
            return;
        }
        Instant open = Instant.ofEpochMilli(bar.openTime());
        Instant close = open.plus(series.timeframe().length());
        String id = "probe-" + series.venue() + ':' + series.symbol() + '-' + close.toEpochMilli();
        EntryFactors everything = new EntryFactors(true, true, true, true, true, true, true);
        EntrySignal signal =
                new EntrySignal(
                        id,
                        Side.LONG,
                        Scope.INTERNAL,
                        series,
                        open,
                        close,
                        close.plus(VALID),
                        onTheWire(ENTRY * bar.close()),
                        onTheWire(STOP * bar.close()),
                        onTheWire(TARGET * bar.close()),
                        everything.confidence(),
                        everything,
                        id,
                        id);
        sink.fact(new EntryFact.BlockArmed(series, id, Direction.BULLISH, close));
        sink.fact(new EntryFact.BlockReturned(series, id, close, signal));
    }

    private static double onTheWire(double price) {
        return WireDecimal.of(price).doubleValue();
    }
}
