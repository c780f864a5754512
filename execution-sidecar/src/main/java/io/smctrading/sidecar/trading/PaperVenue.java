package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.BookState;
import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.PaperBook;
import io.smctrading.core.execution.Refusal;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.Progress.MarketRow;
import io.smctrading.sidecar.ledger.Sending;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An exchange made of the market's own trades: one {@link PaperBook} per symbol. What it holds is
 * what the ledger holds, so it has no state of its own to lose. Not safe for several threads.
 */
public final class PaperVenue implements Venue {

    static final String NAME = "paper";

    private final BiFunction<String, String, Optional<Instrument>> instruments;
    private final CostModel costs;
    private final InstantSource system;
    private final Map<String, PaperBook> books = new HashMap<>();
    private final Map<String, BookState> dormant = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Map<String, MarketRow> moved = new HashMap<>();
    // Of a thousand books few have a change to note.
    private final Set<PaperBook> touched = new LinkedHashSet<>();

    /**
     * @param instruments by venue and symbol; may be slow, is asked seldom
     * @param state what the ledger holds; orders that are not at the venue yet are left out
     * @param system tells when an order was sent; decides nothing
     */
    public PaperVenue(
            BiFunction<String, String, Optional<Instrument>> instruments,
            CostModel costs,
            LedgerState state,
            InstantSource system) {
        this.system = system;
        this.instruments = instruments;
        this.costs = costs;
        Map<String, List<Bracket>> brackets = new HashMap<>();
        for (Bracket bracket : state.brackets()) {
            if (atVenue(bracket)) {
                OrderIntent intent = bracket.intent();
                brackets.computeIfAbsent(
                                key(intent.venue(), intent.symbol()), key -> new ArrayList<>())
                        .add(bracket);
            }
        }
        for (MarketRow market : state.progress().markets()) {
            String key = key(market.venue(), market.symbol());
            List<Bracket> open = brackets.remove(key);
            dormant.put(
                    key,
                    new BookState(
                            market.marketTime(),
                            market.clockTime(),
                            market.lastPrice(),
                            state.recentTrades().getOrDefault(key, Map.of()),
                            open == null ? List.of() : open));
        }
        brackets.forEach(
                (key, open) -> dormant.put(key, new BookState(null, null, null, Map.of(), open)));
    }

    /** Whether the venue has an order already: it answered, and the answer is in the ledger. */
    static boolean atVenue(Bracket bracket) {
        OrderStatus status = bracket.entry().status();
        return status != OrderStatus.NEW && status != OrderStatus.SENT;
    }

    @Override
    public Sending sendingOf(OrderIntent intent) {
        return new Sending(NAME, system.instant(), "");
    }

    /** The venue is the ledger's own: what it has no answer for, it has never seen. */
    @Override
    public Answer recover(LedgerState state) {
        List<Bracket> ended = new ArrayList<>();
        List<ExecutionReport> reports = new ArrayList<>();
        for (Bracket bracket : state.brackets()) {
            if (bracket.entry().status() == OrderStatus.SENT) {
                Answer answer = accept(bracket.intent(), sendingOf(bracket.intent()));
                ended.addAll(answer.ended());
                reports.addAll(answer.reports());
            }
        }
        return new Answer(ended, reports, false);
    }

    @Override
    public List<ExecutionReport> news() {
        return List.of();
    }

    @Override
    public void durable() {
        // Nothing of it leaves this process.
    }

    @Override
    public boolean waitsForRecord() {
        return false;
    }

    @Override
    public boolean answered(String venue, String symbol) {
        return true;
    }

    @Override
    public List<ExecutionReport> cancel(String intentId, String reason) {
        return endEntries(book -> book.cancel(intentId, reason));
    }

    @Override
    public List<ExecutionReport> cancelEntries(String reason) {
        return endEntries(book -> book.cancelEntries(reason));
    }

    private List<ExecutionReport> endEntries(Function<PaperBook, List<ExecutionReport>> end) {
        List<ExecutionReport> reports = new ArrayList<>();
        // A book that no trade has touched since the start may hold orders too.
        List.copyOf(dormant.keySet()).forEach(key -> bookOf(key));
        for (PaperBook book : books.values()) {
            reports.addAll(end.apply(book));
            touched(book);
        }
        return reports;
    }

    private void bookOf(String key) {
        int colon = key.indexOf(':');
        var unused = book(key.substring(0, colon), key.substring(colon + 1));
    }

    /** Empty if the symbol has no instrument, so that nothing can be placed. */
    Optional<PaperBook> book(String venue, String symbol) {
        String key = key(venue, symbol);
        PaperBook book = books.get(key);
        if (book == null && !unknown.contains(key)) {
            Optional<Instrument> instrument = instruments.apply(venue, symbol);
            if (instrument.isEmpty()) {
                unknown.add(key);
                return Optional.empty();
            }
            BookState state = dormant.remove(key);
            book = new PaperBook(instrument.get(), costs, state == null ? BookState.EMPTY : state);
            books.put(key, book);
        }
        return Optional.ofNullable(book);
    }

    /** Asks again for instruments that were not there. */
    @Override
    public void lookAgain(String venue, String symbol) {
        unknown.remove(key(venue, symbol));
    }

    /** Whether a book is kept by other rules than these. */
    @Override
    public boolean differs(Instrument instrument) {
        PaperBook book = books.get(key(instrument.venue(), instrument.symbol()));
        return book != null && !book.instrument().equals(instrument);
    }

    /**
     * Goes on by other rules from here on.
     *
     * @throws IllegalStateException if a change of an order would get lost over it
     */
    @Override
    public void replace(Instrument instrument) {
        books.computeIfPresent(
                key(instrument.venue(), instrument.symbol()),
                (key, book) -> {
                    if (book.changed()) {
                        throw new IllegalStateException("orders of " + key + " are not noted yet");
                    }
                    return new PaperBook(instrument, costs, book.state());
                });
    }

    @Override
    public List<ExecutionReport> onTrade(Trade trade) {
        Optional<PaperBook> book = book(trade.venue(), trade.symbol());
        if (book.isEmpty()) {
            return List.of();
        }
        List<ExecutionReport> reports = book.get().onTrade(trade);
        touched(book.get());
        moved(trade.venue(), trade.symbol(), book.get());
        return reports;
    }

    @Override
    public List<ExecutionReport> onClock(Clock clock) {
        Optional<PaperBook> book = book(clock.venue(), clock.symbol());
        if (book.isEmpty()) {
            lookAgain(clock.venue(), clock.symbol());
            return List.of();
        }
        List<ExecutionReport> reports = book.get().onClock(clock.time());
        touched(book.get());
        moved(clock.venue(), clock.symbol(), book.get());
        return reports;
    }

    /** Takes an order that is marked as sent; what it says is the venue's answer. */
    @Override
    public Answer accept(OrderIntent intent, Sending sending) {
        lookAgain(intent.venue(), intent.symbol());
        Optional<PaperBook> book = book(intent.venue(), intent.symbol());
        if (book.isEmpty()) {
            Refusal refusal =
                    Refusal.of(
                            intent,
                            OrderStatus.SENT,
                            OrderStatus.REJECTED,
                            intent.createdTime(),
                            "UNKNOWN_INSTRUMENT: the topic instruments has no %s at %s"
                                    .formatted(intent.symbol(), intent.venue()));
            return Answer.of(refusal);
        }
        List<ExecutionReport> reports = book.get().accept(intent);
        touched(book.get());
        return new Answer(List.of(), reports, true);
    }

    /** Market time of what happens to an intent now. */
    @Override
    public Instant timeOf(OrderIntent intent) {
        return book(intent.venue(), intent.symbol())
                .map(book -> book.timeOf(intent))
                .orElse(intent.createdTime());
    }

    /** Whether an order changed since it was last asked for. */
    @Override
    public boolean ordersChanged() {
        return !touched.isEmpty();
    }

    /** Orders that work, exits included, by state. */
    @Override
    public Map<OrderStatus, Long> openOrders() {
        Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
        books.values().forEach(book -> book.countWorking(counts));
        return counts;
    }

    /** What changed since the last call: brackets, and what was seen of the markets. */
    @Override
    public Changed drainChanged() {
        List<Bracket> brackets = new ArrayList<>();
        touched.forEach(book -> brackets.addAll(book.drainChanged()));
        touched.clear();
        moved.replaceAll((key, row) -> rowOf(row.venue(), row.symbol(), books.get(key)));
        List<MarketRow> markets = List.copyOf(moved.values());
        moved.clear();
        return new Changed(brackets, markets, Map.of(), Map.of(), Map.of());
    }

    private void touched(PaperBook book) {
        if (book.changed()) {
            touched.add(book);
        }
    }

    private void moved(String venue, String symbol, PaperBook book) {
        String key = key(venue, symbol);
        if (!moved.containsKey(key)) {
            moved.put(key, rowOf(venue, symbol, book));
        }
    }

    private static MarketRow rowOf(String venue, String symbol, PaperBook book) {
        return new MarketRow(venue, symbol, book.marketTime(), book.clockTime(), book.lastPrice());
    }

    private static String key(String venue, String symbol) {
        return venue + ':' + symbol;
    }
}
