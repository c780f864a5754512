package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Refusal;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.OrderLog;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.ledger.LedgerChanges;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.Progress;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import io.smctrading.sidecar.ledger.Sending;
import io.smctrading.sidecar.ledger.StoredIntent;
import io.smctrading.sidecar.ledger.TradingLedger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of the feeds in order and sees to it that each intent is placed once:
 *
 * <pre>
 *   batch: trades, clocks, intents ─▶ one transaction: fills, intents SENT, progress
 *                                  ─▶ fills and the market's clocks leave
 *                                  ─▶ intents to the venue ─▶ one transaction: its answers
 *                                  ─▶ answers leave, and the clocks of the decisions behind them
 * </pre>
 *
 * A batch is whatever was at hand, so that under load many orders share a commit. Reports leave
 * through the outbox; the newest clocks are in the ledger and leave again after a death. After an
 * exception the desk is to be thrown away and made anew from the ledger: whatever it knew is there.
 * Not safe for several threads.
 */
public final class TradingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TradingDesk.class);

    /** Without any change, progress is still noted after this many records. */
    private static final int RECORDS_BETWEEN_NOTES = 2_000;

    private final String account;
    private final TradingLedger ledger;
    private final Venue venue;
    private final Publisher publisher;
    private final SidecarMetrics metrics;
    private final InstantSource system;
    private final Consumer<Step> failpoint;

    private final Map<FeedPartition, Long> positions = new HashMap<>();
    private final Map<FeedPartition, Long> noted = new HashMap<>();
    private final List<ReceivedIntent> waiting = new ArrayList<>();
    private final List<Clock> decided = new ArrayList<>();
    private final Departures departures = new Departures();
    private final List<Bracket> ended = new ArrayList<>();
    private final Map<String, Instant> placed = new HashMap<>();
    private final List<Long> confirmed = new ArrayList<>();
    private final PassedClocks clocks;
    private int recordsSinceNote;

    /**
     * A desk over what the ledger holds.
     *
     * @param system tells when the venue got an order; decides nothing
     */
    public TradingDesk(
            String account,
            TradingLedger ledger,
            LedgerState state,
            Venue venue,
            Publisher publisher,
            SidecarMetrics metrics,
            InstantSource system,
            Consumer<Step> failpoint) {
        this.account = account;
        this.ledger = ledger;
        this.venue = venue;
        this.publisher = publisher;
        this.metrics = metrics;
        this.system = system;
        this.failpoint = failpoint;
        this.clocks = new PassedClocks(state.progress().clocks());
    }

    /** Finishes what was begun before the last stop; comes before the first record. */
    public void recover(LedgerState state) {
        for (LedgerState.Unconfirmed one : state.outbox()) {
            publisher.publish(one.report(), one.position());
        }
        Map<String, Sending> unsent = new HashMap<>();
        List<OrderIntent> intents = new ArrayList<>();
        for (Bracket bracket : state.brackets()) {
            if (bracket.entry().status() == OrderStatus.NEW) {
                intents.add(bracket.intent());
                unsent.put(bracket.intent().orderId(), venue.sendingOf(bracket.intent()));
            }
        }
        take(venue.recover(state));
        if (!unsent.isEmpty()) {
            Set<String> sent = ledger.markSent(unsent);
            intents.forEach(
                    intent ->
                            acceptOrHold(
                                    intent,
                                    unsent.get(intent.orderId()),
                                    sent.contains(intent.orderId())));
        }
        if (!unsent.isEmpty() || !state.outbox().isEmpty()) {
            LOG.info(
                    "Recovered: {} reports to publish again, {} orders to send",
                    state.outbox().size(),
                    unsent.size());
        }
        // Behind all reports: whoever waits for these clocks may never have got them.
        state.progress().clocks().forEach(departures::add);
        recordAndLeave(Step.ACCEPTED);
    }

    /** An instrument as it is from here on; what happened by its earlier rules is kept first. */
    public void onInstrument(Instrument instrument) {
        venue.lookAgain(instrument.venue(), instrument.symbol());
        if (!venue.differs(instrument)) {
            return;
        }
        LOG.info("Going on with the changed {}", instrument);
        settle();
        if (venue.ordersChanged()) {
            note();
        }
        venue.replace(instrument);
    }

    public void onTrade(FeedPartition partition, long offset, Trade trade) {
        departures.addAll(venue.onTrade(trade));
        moved(partition, offset);
    }

    /** The market reached a time: its reports leave, and the clock behind them. */
    public void onMarketClock(FeedPartition partition, long offset, Clock clock) {
        departures.addAll(venue.onClock(clock));
        if (clocks.passes(clock)) {
            departures.add(clock);
        }
        moved(partition, offset);
    }

    public void onIntent(
            FeedPartition partition,
            long offset,
            OrderIntent intent,
            Instant appended,
            Instant read) {
        if (intent.account().equals(account)) {
            waiting.add(new ReceivedIntent(intent, appended, read, venue.sendingOf(intent)));
        }
        moved(partition, offset);
    }

    /** Risk decided: its intents are placed, their reports leave, and the clock behind them. */
    public void onDecisionsClock(FeedPartition partition, long offset, Clock clock) {
        if (clocks.passes(clock)) {
            decided.add(clock);
        }
        moved(partition, offset);
    }

    /** A record that is nothing to trade on. */
    public void skip(FeedPartition partition, long offset) {
        moved(partition, offset);
    }

    /** Nothing more is at hand: what was taken in becomes durable, is placed, and leaves. */
    public void endOfBatch() {
        departures.addAll(venue.news());
        settle();
        // Asked each time: a publisher that failed says so here, though nothing more is to leave.
        confirmed.addAll(publisher.confirmed());
        if (recordsSinceNote >= RECORDS_BETWEEN_NOTES) {
            note();
        }
    }

    /** Before a stop: everything is durable and has left. */
    public void finish() {
        settle();
        publisher.flush();
        note();
    }

    /** What works at the venue, by state. */
    public Map<OrderStatus, Long> openOrders() {
        return venue.openOrders();
    }

    /** Positions that became durable since the last call. */
    public Map<FeedPartition, Long> drainNoted() {
        if (noted.isEmpty()) {
            return Map.of();
        }
        Map<FeedPartition, Long> drained = Map.copyOf(noted);
        noted.clear();
        return drained;
    }

    private void moved(FeedPartition partition, long offset) {
        positions.put(partition, offset + 1);
        recordsSinceNote++;
    }

    /** Matched reports first: they are older than any decision that is waiting. */
    private void settle() {
        Step step = waiting.isEmpty() ? Step.FILLED : Step.ACCEPTED;
        if (!waiting.isEmpty()) {
            storeAndPlace();
        }
        Iterator<Clock> clocksDecided = decided.iterator();
        while (clocksDecided.hasNext()) {
            Clock clock = clocksDecided.next();
            if (venue.answered(clock.venue(), clock.symbol())) {
                departures.add(clock);
                clocksDecided.remove();
            }
        }
        recordAndLeave(step);
    }

    private void storeAndPlace() {
        List<ReceivedIntent> received = List.copyOf(waiting);
        waiting.clear();
        boolean filled = departures.hasReports();
        LedgerChanges.Recorded recorded = record(received);
        failpoint.accept(Step.STORED);
        leave(recorded, filled);
        for (StoredIntent one : recorded.intents()) {
            if (one.binds()) {
                metrics.durable(one.received());
                acceptOrHold(one.received().intent(), one.received().sending(), one.sent());
            } else if (one.conflicts()) {
                metrics.conflict();
                LOG.error(
                        "ALARM intent {} came again with other content: {} binds, {} is ignored",
                        one.earlier().orderId(),
                        one.earlier(),
                        one.received().intent());
            } else {
                metrics.duplicate();
            }
        }
        // Behind all of them: writing a line takes as long as sending an order.
        recorded.intents().stream()
                .filter(StoredIntent::binds)
                .forEach(one -> OrderLog.bound(one.received().intent()));
    }

    private void acceptOrHold(OrderIntent intent, Sending sending, boolean sent) {
        if (sent) {
            accept(intent, sending);
            return;
        }
        Refusal held =
                Refusal.of(
                        intent,
                        OrderStatus.NEW,
                        OrderStatus.REJECTED,
                        venue.timeOf(intent),
                        "HALTED: account " + account + " takes no entries");
        ended.add(held.bracket());
        departures.addAll(List.of(held.report()));
    }

    /** Durable and marked as sent: the venue gets it now. */
    private void accept(OrderIntent intent, Sending sending) {
        Instant now = system.instant();
        Venue.Answer answer = venue.accept(intent, sending);
        if (answer.placed()) {
            placed.put(intent.orderId(), now);
            metrics.placed(intent.orderId(), now);
        }
        take(answer);
    }

    private void take(Venue.Answer answer) {
        ended.addAll(answer.ended());
        departures.addAll(answer.reports());
    }

    /** Has an entry cancelled, or its rest. */
    public void cancel(String intentId, String reason) {
        departures.addAll(venue.cancel(intentId, reason));
    }

    /** Has all entries cancelled; exits stay. */
    public void cancelEntries(String reason) {
        departures.addAll(venue.cancelEntries(reason));
    }

    private void recordAndLeave(Step step) {
        if (!departures.hasReports() && !venue.waitsForRecord()) {
            departures.leave(publisher, List.of());
            return;
        }
        LedgerChanges.Recorded recorded = record(List.of());
        failpoint.accept(step);
        leave(recorded, true);
    }

    private void leave(LedgerChanges.Recorded recorded, boolean reported) {
        List<ExecutionReport> reports = departures.reports();
        departures.leave(publisher, recorded.outbox());
        reports.forEach(metrics::reported);
        if (reported) {
            failpoint.accept(Step.PUBLISHED);
        }
    }

    /** Progress becomes durable though no report leaves. */
    private void note() {
        var unused = record(List.of());
    }

    /** What nobody but the broker will have must be there before the ledger moves on. */
    private LedgerChanges.Recorded record(List<ReceivedIntent> received) {
        if (publisher.onlyCopyPending()) {
            publisher.flush();
        }
        confirmed.addAll(publisher.confirmed());
        Venue.Changed changed = venue.drainChanged();
        List<Bracket> brackets = new ArrayList<>(changed.brackets());
        brackets.addAll(ended);
        placed.putAll(changed.placed());
        changed.placed().forEach(metrics::placed);
        Progress progress =
                new Progress(Map.copyOf(positions), changed.markets(), clocks.drainPassed());
        LedgerChanges.Recorded recorded =
                ledger.record(
                        new LedgerChanges(
                                brackets,
                                departures.reports(),
                                Map.copyOf(placed),
                                changed.sendings(),
                                changed.cancelReasons(),
                                received,
                                progress,
                                List.copyOf(confirmed)));
        venue.durable();
        noted.putAll(positions);
        confirmed.clear();
        ended.clear();
        placed.clear();
        positions.clear();
        recordsSinceNote = 0;
        return recorded;
    }
}
