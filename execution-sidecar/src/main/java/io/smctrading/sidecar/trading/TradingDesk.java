package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.PaperBook;
import io.smctrading.core.execution.Refusal;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.ledger.LedgerChanges;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.Progress;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import io.smctrading.sidecar.ledger.StoredIntent;
import io.smctrading.sidecar.ledger.TradingLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records of the feeds in order and sees to it that each intent is placed once: durable
 * first, then sent under the lease, then answered; reports leave through the outbox, clocks behind
 * the reports they stand for. After an exception the desk is to be thrown away and made anew from
 * the ledger: whatever it knew is there. Not safe for several threads.
 */
public final class TradingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TradingDesk.class);

    /** Without any change, progress is still noted after this many records. */
    private static final int RECORDS_BETWEEN_NOTES = 20_000;

    private final String account;
    private final TradingLedger ledger;
    private final PaperVenue venue;
    private final Publisher publisher;
    private final SidecarMetrics metrics;
    private final Consumer<Step> failpoint;

    private final Map<FeedPartition, Long> positions = new HashMap<>();
    private final Map<FeedPartition, Long> noted = new HashMap<>();
    private final List<ReceivedIntent> waiting = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final List<Bracket> refused = new ArrayList<>();
    private final List<Long> confirmed = new ArrayList<>();
    private final Map<String, Instant> lastClocks = new HashMap<>();
    private int recordsSinceNote;

    public TradingDesk(
            String account,
            TradingLedger ledger,
            PaperVenue venue,
            Publisher publisher,
            SidecarMetrics metrics,
            Consumer<Step> failpoint) {
        this.account = account;
        this.ledger = ledger;
        this.venue = venue;
        this.publisher = publisher;
        this.metrics = metrics;
        this.failpoint = failpoint;
    }

    /** Finishes what was begun before the last stop; comes before the first record. */
    public void recover(LedgerState state) {
        for (LedgerState.Unconfirmed one : state.outbox()) {
            publisher.publish(one.report(), one.position());
        }
        List<OrderIntent> unsent = new ArrayList<>();
        List<OrderIntent> unanswered = new ArrayList<>();
        for (Bracket bracket : state.brackets()) {
            if (bracket.entry().status() == OrderStatus.NEW) {
                unsent.add(bracket.intent());
            } else if (!PaperVenue.atVenue(bracket)) {
                unanswered.add(bracket.intent());
            }
        }
        if (!unsent.isEmpty() || !unanswered.isEmpty() || !state.outbox().isEmpty()) {
            LOG.info(
                    "Recovered: {} reports to publish again, {} orders to send, {} without answer",
                    state.outbox().size(),
                    unsent.size(),
                    unanswered.size());
        }
        // The venue is the ledger's own: what it has no answer for, it has never seen.
        accept(unanswered);
        place(unsent);
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
            record(List.of());
        }
        venue.replace(instrument);
    }

    public void onTrade(FeedPartition partition, long offset, Trade trade) {
        reports.addAll(venue.onTrade(trade));
        moved(partition, offset);
    }

    /** The market reached a time: its reports leave, and the clock behind them. */
    public void onMarketClock(FeedPartition partition, long offset, Clock clock) {
        reports.addAll(venue.onClock(clock));
        forward(partition, offset, clock);
    }

    public void onIntent(
            FeedPartition partition, long offset, OrderIntent intent, Instant appended) {
        if (intent.account().equals(account)) {
            waiting.add(new ReceivedIntent(intent, appended));
        }
        moved(partition, offset);
    }

    /** Risk decided: its intents are placed, their reports leave, and the clock behind them. */
    public void onDecisionsClock(FeedPartition partition, long offset, Clock clock) {
        forward(partition, offset, clock);
    }

    /** A record that is nothing to trade on. */
    public void skip(FeedPartition partition, long offset) {
        moved(partition, offset);
    }

    /** Nothing more is at hand: what was taken in becomes durable and leaves. */
    public void endOfBatch() {
        settle();
        confirmed.addAll(publisher.confirmed());
        if (recordsSinceNote >= RECORDS_BETWEEN_NOTES) {
            note();
        }
    }

    /** Notes progress though nothing changed: before a stop, and now and then. */
    public void note() {
        settle();
        publisher.flush();
        confirmed.addAll(publisher.confirmed());
        record(List.of());
    }

    private void forward(FeedPartition partition, long offset, Clock clock) {
        settle();
        Instant last = lastClocks.get(clockKey(clock));
        if (last == null || clock.time().isAfter(last)) {
            lastClocks.put(clockKey(clock), clock.time());
            publisher.publish(clock);
        }
        moved(partition, offset);
    }

    private static String clockKey(Clock clock) {
        return clock.mark().name() + ':' + clock.venue() + ':' + clock.symbol();
    }

    private void moved(FeedPartition partition, long offset) {
        positions.put(partition, offset + 1);
        recordsSinceNote++;
    }

    /** Matched reports first: they are older than any decision that is waiting. */
    private void settle() {
        if (!reports.isEmpty()) {
            commitReports(Step.FILLED);
        }
        if (!waiting.isEmpty()) {
            storeAndPlace();
        }
    }

    private void storeAndPlace() {
        List<ReceivedIntent> received = List.copyOf(waiting);
        waiting.clear();
        if (venue.ordersChanged()) {
            // A stop was triggered: no report, but part of the progress that is noted next.
            record(List.of());
        }
        Progress progress = progress(venue.drainChanged().markets());
        List<StoredIntent> stored = ledger.store(received, progress, drainConfirmed());
        noted.putAll(progress.positions());
        failpoint.accept(Step.INTENT_STORED);
        List<OrderIntent> fresh = new ArrayList<>(stored.size());
        for (StoredIntent one : stored) {
            if (one.binds()) {
                fresh.add(one.received().intent());
                metrics.received(one.received());
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
        place(fresh);
    }

    /**
     * A reduce-only order and the entries before or behind it are answered one after the other, as
     * if each had come alone: which of them came in one batch, or were left by a death, is chance.
     */
    private void place(List<OrderIntent> intents) {
        int from = 0;
        for (int to = 1; to <= intents.size(); to++) {
            if (to == intents.size()
                    || intents.get(to).reduceOnly() != intents.get(from).reduceOnly()) {
                placeAlike(intents.subList(from, to));
                from = to;
            }
        }
    }

    private void placeAlike(List<OrderIntent> intents) {
        List<OrderIntent> passed = new ArrayList<>(intents.size());
        for (OrderIntent intent : intents) {
            Optional<Refusal> refusal = refuse(intent);
            if (refusal.isPresent()) {
                end(refusal.get());
            } else {
                passed.add(intent);
            }
        }
        List<OrderIntent> sent = markSent(passed);
        accept(sent);
    }

    private Optional<Refusal> refuse(OrderIntent intent) {
        Optional<PaperBook> book = bookOf(intent);
        return book.isPresent()
                ? book.get().refuse(intent, OrderStatus.NEW)
                : Optional.of(
                        Refusal.of(
                                intent,
                                OrderStatus.NEW,
                                OrderStatus.REJECTED,
                                intent.createdTime(),
                                "UNKNOWN_INSTRUMENT: the topic instruments has no %s at %s"
                                        .formatted(intent.symbol(), intent.venue())));
    }

    /** Leaves those that a halt stops between the check and the sending. */
    private List<OrderIntent> markSent(List<OrderIntent> passed) {
        if (passed.isEmpty()) {
            return passed;
        }
        Set<String> sent = ledger.markSent(passed.stream().map(OrderIntent::orderId).toList());
        failpoint.accept(Step.SENT);
        for (OrderIntent intent : passed) {
            if (!sent.contains(intent.orderId())) {
                end(
                        Refusal.of(
                                intent,
                                OrderStatus.NEW,
                                OrderStatus.REJECTED,
                                bookOf(intent).orElseThrow().timeOf(intent),
                                "HALTED: account " + account + " takes no entries"));
            }
        }
        return passed.stream().filter(one -> sent.contains(one.orderId())).toList();
    }

    private void end(Refusal refusal) {
        refused.add(refusal.bracket());
        reports.add(refusal.report());
    }

    private void accept(List<OrderIntent> intents) {
        for (OrderIntent intent : intents) {
            reports.addAll(bookOf(intent).orElseThrow().accept(intent));
        }
        if (!reports.isEmpty()) {
            commitReports(Step.ACCEPTED);
        }
    }

    private Optional<PaperBook> bookOf(OrderIntent intent) {
        venue.lookAgain(intent.venue(), intent.symbol());
        return venue.book(intent.venue(), intent.symbol());
    }

    private void commitReports(Step step) {
        List<ExecutionReport> leaving = List.copyOf(reports);
        reports.clear();
        List<Long> outbox = record(leaving);
        failpoint.accept(step);
        for (int i = 0; i < leaving.size(); i++) {
            publisher.publish(leaving.get(i), outbox.get(i));
            metrics.reported(leaving.get(i));
        }
        failpoint.accept(Step.PUBLISHED);
    }

    private List<Long> record(List<ExecutionReport> leaving) {
        PaperVenue.Changed changed = venue.drainChanged();
        List<Bracket> brackets = new ArrayList<>(changed.brackets());
        brackets.addAll(refused);
        refused.clear();
        Progress progress = progress(changed.markets());
        List<Long> outbox =
                ledger.record(new LedgerChanges(brackets, leaving, progress, drainConfirmed()));
        noted.putAll(progress.positions());
        return outbox;
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

    /** A position behind a clock may be noted only once the broker has that clock. */
    private Progress progress(List<Progress.MarketRow> markets) {
        if (publisher.onlyCopyPending()) {
            publisher.flush();
        }
        recordsSinceNote = 0;
        Progress progress = new Progress(Map.copyOf(positions), markets);
        positions.clear();
        return progress;
    }

    private List<Long> drainConfirmed() {
        confirmed.addAll(publisher.confirmed());
        List<Long> drained = List.copyOf(confirmed);
        confirmed.clear();
        return drained;
    }
}
