package io.smctrading.sidecar.trading;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LeaseHeldException;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.TradingStatus.Phase;
import io.smctrading.sidecar.wire.Codecs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps trading: opens a session, lets it run, and begins anew from the ledger when it fails. While
 * the database, the broker or the lease is away nothing is sent.
 */
public final class TradingService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TradingService.class);
    private static final long SECONDS_TO_STOP = 10;

    private final SidecarConfig config;
    private final LedgerDatabase database;
    private final SidecarMetrics metrics;
    private final TradingStates states;
    private final String holder;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<TradingSession> current = new AtomicReference<>();
    private final AtomicReference<TradingStatus> status =
            new AtomicReference<>(new TradingStatus(Phase.STARTING, "starting", 0));
    private final Thread thread = new Thread(this::keepTrading, "trading");
    private boolean migrated;
    private Codecs codecs;

    public TradingService(
            SidecarConfig config,
            LedgerDatabase database,
            SidecarMetrics metrics,
            TradingStates states) {
        this.config = config;
        this.database = database;
        this.metrics = metrics;
        this.states = states;
        this.holder = "process " + ProcessHandle.current().pid() + " at " + config.http();
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

    private void keepTrading() {
        boolean wait = false;
        while (!stopped(wait)) {
            try (TradingSession session = open()) {
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
            } finally {
                current.set(null);
                metrics.leaseEpoch(0);
                metrics.trading(false);
            }
            wait = true;
        }
        become(Phase.STOPPED, "stopped", 0);
    }

    private TradingSession open() {
        if (!migrated) {
            database.migrate();
            migrated = true;
        }
        if (codecs == null) {
            codecs = Codecs.register(new RegistryClient(config.registryUrl()), config.namespace());
        }
        return TradingSession.open(config, database, codecs, metrics, states, holder);
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
