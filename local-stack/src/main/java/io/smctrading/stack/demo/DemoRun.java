package io.smctrading.stack.demo;

import io.smctrading.schemas.Instrument;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.TradingVenue;
import io.smctrading.stack.exchange.Agreement;
import io.smctrading.stack.exchange.LedgerBook;
import io.smctrading.stack.exchange.LockStepExchange;
import io.smctrading.stack.exchange.SimulatorClient;
import io.smctrading.stack.replay.AccompanyingMarket;
import io.smctrading.stack.replay.LockStepReplay;
import io.smctrading.stack.replay.ReplayResult;
import io.smctrading.stack.replay.TradeFile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/** One lock-step replay through an open namespace, to the last row in the tables. */
public final class DemoRun {

    /** The market that is traded on paper. */
    public static final Instrument BITSTAMP_BTC_USD = TradingVenue.PAPER.instrument();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final Namespace namespace;
    private final TradingVenue venue;

    DemoRun(Stack stack, Namespace namespace) {
        this(stack, namespace, stack.config().plan().primary());
    }

    /**
     * @param venue where the namespace trades
     */
    DemoRun(Stack stack, Namespace namespace, TradingVenue venue) {
        this.stack = stack;
        this.namespace = namespace;
        this.venue = venue;
    }

    /**
     * Replays a file and waits until the tables hold all of it. What trades at an exchange does so
     * in lock-step with it and is compared with its book in the end.
     *
     * @param startup time that the summary shows as the start of the system
     */
    DemoSummary run(TradeFile file, Duration startup, IntConsumer progress) {
        Optional<LockStepExchange> exchange =
                venue.isExchange()
                        ? Optional.of(
                                new LockStepExchange(simulator(), stack.sidecarExchanges(), venue))
                        : Optional.empty();
        ReplayResult replayed;
        try (LockStepReplay replay =
                new LockStepReplay(
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        namespace.name(),
                        venue.instrument(),
                        PATIENCE,
                        exchange.isPresent() ? exchange.get() : AccompanyingMarket.NONE)) {
            replayed = replay.run(file, progress);
        }
        exchange.ifPresent(LockStepExchange::settle);
        long settlingBegan = System.nanoTime();
        new Settling(stack, namespace).await();
        Duration settling = Duration.ofNanos(System.nanoTime() - settlingBegan);
        RunTotals totals = RunTotals.of(stack.endpoints().analytics(), namespace);
        StageTimes stages = StageTimes.of(stack.endpoints(), namespace);
        return new DemoSummary(
                totals,
                startup,
                replayed,
                stages,
                settling,
                exchange.map(present -> agreement(totals.equity())));
    }

    private Agreement agreement(BigDecimal equity) {
        return Agreement.of(
                venue,
                LedgerBook.of(stack.endpoints().ledger(), namespace, venue),
                simulator().state(venue.exchange()),
                equity);
    }

    private SimulatorClient simulator() {
        return new SimulatorClient(stack.endpoints().simulator());
    }
}
