package io.smctrading.stack.exchange;

import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingVenue;
import io.smctrading.stack.replay.AccompanyingMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The simulated exchange in lock-step with a replay: it plays a minute only when the sidecar has
 * taken in everything that went before, and the replay goes on when the sidecar has taken in what
 * the minute caused. So two runs give the same fills.
 */
public final class LockStepExchange implements AccompanyingMarket {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    private final SimulatorClient simulator;
    private final SidecarExchanges sidecar;
    private final TradingVenue venue;
    private long applied;
    private Instant now = Instant.EPOCH;

    public LockStepExchange(
            SimulatorClient simulator, SidecarExchanges sidecar, TradingVenue venue) {
        this.simulator = simulator;
        this.sidecar = sidecar;
        this.venue = venue;
    }

    @Override
    public void advance(Instant to) {
        settle();
        now = to;
        settle();
    }

    /** Waits until the sidecar has taken in everything that the exchange has emitted so far. */
    public void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long emitted = simulator.advance(venue.exchange(), now);
        // What the sidecar takes in can make it place exits, of which the exchange tells again.
        while (emitted != applied) {
            awaitApplied(emitted, deadline);
            applied = emitted;
            emitted = simulator.advance(venue.exchange(), now);
        }
    }

    private void awaitApplied(long emitted, long deadline) {
        while (!sidecar.hasApplied(venue.code(), emitted)) {
            if (System.nanoTime() > deadline) {
                throw StackException.failed(
                        "the sidecar has not taken in what %s emitted (%d messages) within %d s;"
                                        .formatted(venue.code(), emitted, PATIENCE.toSeconds())
                                + " see './smc logs sidecar'");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
