package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.LedgerIdentity;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.TradingLedger;
import io.smctrading.sidecar.ledger.TradingState;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.wire.Codecs;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stretch of trading, from taking the lease to the first failure or the stop. Whatever it knew
 * is in the ledger; the next session goes on from there.
 */
final class TradingSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TradingSession.class);

    /** Requests and news of exchanges; with more of them no further order is read. */
    private static final long MOST_UNDER_WAY = 1_000;

    private final SidecarMetrics metrics;
    private final TradingStates states;
    private final TradingLedger ledger;
    private final Optional<Exchanges> exchanges;
    private final Queue<Consumer<TradingDesk>> requests = new ConcurrentLinkedQueue<>();
    // True at first: nobody could wake a session that was not open yet.
    private final AtomicBoolean toAnnounce = new AtomicBoolean(true);
    private KafkaPublisher publisher;
    private KafkaFeeds feeds;
    private TradingDesk desk;

    private TradingSession(
            TradingLedger ledger,
            SidecarMetrics metrics,
            TradingStates states,
            Optional<Exchanges> exchanges) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.states = states;
        this.exchanges = exchanges;
    }

    /** Takes the lease, checks that ledger and topics belong together, finishes what was begun. */
    static TradingSession open(
            SidecarConfig config,
            LedgerDatabase database,
            Codecs codecs,
            SidecarMetrics metrics,
            TradingStates states,
            Optional<Exchanges> exchanges,
            String holder) {
        TradingSession session =
                new TradingSession(
                        TradingLedger.open(database, config.account(), holder),
                        metrics,
                        states,
                        exchanges);
        try {
            session.begin(config, codecs);
            return session;
        } catch (RuntimeException e) {
            session.closeAfter(e);
            throw e;
        }
    }

    private void begin(SidecarConfig config, Codecs codecs) {
        LedgerState state = ledger.load();
        publisher = new KafkaPublisher(config, codecs, metrics);
        feeds = new KafkaFeeds(config, metrics);
        LedgerIdentity identity =
                feeds.verify(ledger.identity(), state, () -> ledger.found(config.namespace()));
        InstantSource system = InstantSource.system();
        feeds.start(
                state,
                identity,
                new FeedRecords(codecs, publisher, system, state.progress().positions()));
        Venue venue =
                exchanges.isPresent()
                        ? exchanges.get().venue(state, system, metrics)
                        : new PaperVenue(feeds::instrument, config.costs(), state, system);
        desk =
                new TradingDesk(
                        config.account(),
                        ledger,
                        state,
                        venue,
                        publisher,
                        metrics,
                        system,
                        step -> {});
        announce();
        desk.recover(state);
        feeds.catchUpWithMarket(desk);
        LOG.info(
                "Trading account {} of {} as ledger {}, epoch {}",
                config.account(),
                config.namespace(),
                identity.id(),
                ledger.epoch());
    }

    long epoch() {
        return ledger.epoch();
    }

    /** Trades until it is stopped; every failure ends it. */
    void run(BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            if (toAnnounce.getAndSet(false)) {
                announce();
            }
            for (var request = requests.poll(); request != null; request = requests.poll()) {
                request.accept(desk);
            }
            exchanges.ifPresent(
                    at -> feeds.holdOrders(at.connections().pending() > MOST_UNDER_WAY));
            feeds.poll(desk);
            exchanges.ifPresent(Exchanges::settled);
        }
        desk.finish();
        feeds.commitNow(desk);
    }

    /** Has a change of the trading state told after the next wait; called by other threads. */
    void wake() {
        toAnnounce.set(true);
    }

    /** Has something done on the desk's thread; called by other threads. */
    void request(Consumer<TradingDesk> request) {
        requests.add(request);
    }

    private void announce() {
        TradingState state = states.current();
        metrics.halted(state.halted());
        if (state.halted()) {
            String reason = "halted by %s: %s".formatted(state.actor(), state.reason());
            requests.add(trading -> trading.cancelEntries(reason));
        }
        if (!state.announced()) {
            publisher.announce(state);
            states.announced(state.changeId());
            LOG.warn(
                    "Account {} is {} by {}: {}",
                    state.account(),
                    state.name(),
                    state.actor(),
                    state.reason());
        }
    }

    private void closeAfter(RuntimeException cause) {
        try {
            close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try (TradingLedger last = ledger;
                KafkaPublisher second = publisher;
                KafkaFeeds first = feeds) {
            LOG.debug("Closing {}, {}, {}", first, second, last);
        }
    }
}
