package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LeaseHeldException;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.TradingStatus.Phase;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps trading: opens a session, lets it run, and begins anew from the ledger when it fails. While
 * the database, the broker or the lease is away nothing is sent. What is no failure but an error
 * ends the process.
 */
public final class TradingService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TradingService.class);
    private static final long SECONDS_TO_STOP = 10;
    private static final int FAILED = 1;

    private final SidecarConfig config;
    private final SidecarMetrics metrics;
    private final Supplier<TradingSession> sessions;
    private final IntConsumer halt;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<TradingSession> current = new AtomicReference<>();
    private final AtomicReference<TradingStatus> status =
            new AtomicReference<>(new TradingStatus(Phase.STARTING, "starting", 0));
    private final Thread thread = new Thread(this::keepTrading, "trading");

    public TradingService(
            SidecarConfig config,
            LedgerDatabase database,
            SidecarMetrics metrics,
            TradingStates states,
            Optional<Exchanges> exchanges) {
        this(
                config,
                metrics,
                new SessionOpening(config, database, metrics, states, exchanges),
                Runtime.getRuntime()::halt);
    }

    /**
     * @param halt ends the process at once, with this exit code
     */
    TradingService(
            SidecarConfig config,
            SidecarMetrics metrics,
            Supplier<TradingSession> sessions,
            IntConsumer halt) {
        this.config = config;
        this.metrics = metrics;
        this.sessions = sessions;
        this.halt = halt;
    }

    public void start() {
        thread.start();
    }

    public TradingStatus status() {
        return status.get();
    }

    /** Has a change of the trading state told to everybody. */
    public void announce() {
        TradingSession session = current.get();
        if (session != null) {
            session.wake();
        }
    }

    /**
     * Has an entry cancelled, or its rest; what was filled keeps its exits.
     *
     * @return false if nobody trades here now
     */
    public boolean cancel(String intentId, String reason) {
        TradingSession session = current.get();
        if (session == null) {
            return false;
        }
        session.request(desk -> desk.cancel(intentId, reason));
        return true;
    }

    private void keepTrading() {
        boolean wait = false;
        while (!stopped(wait)) {
            try (TradingSession session = sessions.get()) {
                current.set(session);
                metrics.leaseEpoch(session.epoch());
                metrics.trading(true);
                become(Phase.TRADING, "trading account " + config.account(), session.epoch());
                session.run(() -> stop.getCount() == 0);
            } catch (LeaseHeldException e) {
                become(Phase.STANDBY, e.getMessage(), 0);
            } catch (RefusedException e) {
                become(Phase.REFUSED, e.getMessage(), 0);
            } catch (RuntimeException e) {
                if (stop.getCount() > 0) {
                    metrics.restarted();
                    LOG.debug("Trading stopped", e);
                    become(Phase.RECOVERING, reasonOf(e), 0);
                }
            } catch (Throwable e) {
                end(e);
                return;
            } finally {
                current.set(null);
                metrics.leaseEpoch(0);
                metrics.trading(false);
            }
            wait = true;
        }
        become(Phase.STOPPED, "stopped", 0);
    }

    /** Nobody knows what an error left behind, the ledger does: whoever starts next goes on. */
    private void end(Throwable error) {
        try {
            become(Phase.STOPPED, "ended by " + error, 0);
            LOG.error("Trading ended, and with it this process", error);
        } finally {
            halt.accept(FAILED);
        }
    }

    private boolean stopped(boolean wait) {
        try {
            long pause = wait ? config.retryPause().toMillis() : 0;
            return stop.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static String reasonOf(Throwable problem) {
        String reason = String.valueOf(problem.getMessage());
        return problem.getCause() == null
                ? reason
                : reason + ": " + problem.getCause().getMessage();
    }

    private void become(Phase phase, String detail, long epoch) {
        TradingStatus next = new TradingStatus(phase, detail, epoch);
        // Tried again every second, said once.
        if (!next.equals(status.getAndSet(next))) {
            LOG.info("{}: {}", phase, detail);
        }
    }

    /** Stops trading after what is under way; gives the lease back. */
    @Override
    public void close() {
        stop.countDown();
        announce();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("Trading did not end within {} s", SECONDS_TO_STOP);
        }
    }
}
