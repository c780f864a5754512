package io.smctrading.stack.demo;

import io.smctrading.schemas.Instrument;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.LockStepReplay;
import io.smctrading.stack.replay.ReplayResult;
import io.smctrading.stack.replay.TradeFile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.IntConsumer;

/** One lock-step replay through an open namespace, to the last row in the tables. */
public final class DemoRun {

    /** Bitstamp's spot market as it was in 2013: cents and satoshis, no shorts. */
    public static final Instrument BITSTAMP_BTC_USD =
            Instrument.newBuilder()
                    .setVenue("bitstamp")
                    .setSymbol("BTC-USD")
                    .setVenueSymbol("btcusd")
                    .setBaseAsset("BTC")
                    .setQuoteAsset("USD")
                    .setTickSize(new BigDecimal("0.01000000"))
                    .setLotSize(new BigDecimal("0.00000001"))
                    .setMinimumNotional(new BigDecimal("1.00000000"))
                    .setShortable(false)
                    .build();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Namespace namespace;

    DemoRun(Stack stack, Namespace namespace) {
        this.stack = stack;
        this.namespace = namespace;
    }

    /**
     * Replays a file and waits until the tables hold all of it.
     *
     * @param startup time that the summary shows as the start of the system
     */
    DemoSummary run(TradeFile file, Duration startup, IntConsumer progress) {
        ReplayResult replayed;
        try (LockStepReplay replay =
                new LockStepReplay(
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        namespace.name(),
                        BITSTAMP_BTC_USD,
                        PATIENCE)) {
            replayed = replay.run(file, progress);
        }
        long settlingBegan = System.nanoTime();
        new Settling(stack, namespace).await();
        Duration settling = Duration.ofNanos(System.nanoTime() - settlingBegan);
        RunTotals totals = RunTotals.of(stack.endpoints().analytics(), namespace);
        StageTimes stages = StageTimes.of(stack.endpoints(), namespace);
        return new DemoSummary(totals, startup, replayed, stages, settling);
    }
}
