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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * An exchange made of the market's own trades: one {@link PaperBook} per symbol. What it holds is
 * what the ledger holds, so it has no state of its own to lose. Not safe for several threads.
 */
public final class PaperVenue {

    private final BiFunction<String, String, Optional<Instrument>> instruments;
    private final CostModel costs;
    private final Map<String, PaperBook> books = new HashMap<>();
    private final Map<String, BookState> dormant = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Map<String, MarketRow> moved = new HashMap<>();
    // Of a thousand books few have a change to note.
    private final Set<PaperBook> touched = new LinkedHashSet<>();

    /**
     * @param instruments by venue and symbol; may be slow, is asked seldom
     * @param state what the ledger holds; orders that are not at the venue yet are left out
     */
    public PaperVenue(
            BiFunction<String, String, Optional<Instrument>> instruments,
            CostModel costs,
            LedgerState state) {
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
    void lookAgain(String venue, String symbol) {
        unknown.remove(key(venue, symbol));
    }

    /** Whether a book is kept by other rules than these. */
    boolean differs(Instrument instrument) {
        PaperBook book = books.get(key(instrument.venue(), instrument.symbol()));
        return book != null && !book.instrument().equals(instrument);
    }

    /**
     * Goes on by other rules from here on.
     *
     * @throws IllegalStateException if a change of an order would get lost over it
     */
    void replace(Instrument instrument) {
        books.computeIfPresent(
                key(instrument.venue(), instrument.symbol()),
                (key, book) -> {
                    if (book.changed()) {
                        throw new IllegalStateException("orders of " + key + " are not noted yet");
                    }
                    return new PaperBook(instrument, costs, book.state());
                });
    }

    List<ExecutionReport> onTrade(Trade trade) {
        Optional<PaperBook> book = book(trade.venue(), trade.symbol());
        if (book.isEmpty()) {
            return List.of();
        }
        List<ExecutionReport> reports = book.get().onTrade(trade);
        touched(book.get());
        moved(trade.venue(), trade.symbol(), book.get());
        return reports;
    }

    List<ExecutionReport> onClock(Clock clock) {
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
    Answer accept(OrderIntent intent) {
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
            return new Answer(List.of(refusal.bracket()), List.of(refusal.report()));
        }
        List<ExecutionReport> reports = book.get().accept(intent);
        touched(book.get());
        return new Answer(List.of(), reports);
    }

    /**
     * What came of an order.
     *
     * @param ended brackets that no book keeps
     * @param reports the order's own, and those of others that it ended
     */
    record Answer(List<Bracket> ended, List<ExecutionReport> reports) {}

    /** Market time of what happens to an intent now. */
    Instant timeOf(OrderIntent intent) {
        return book(intent.venue(), intent.symbol())
                .map(book -> book.timeOf(intent))
                .orElse(intent.createdTime());
    }

    /** Whether an order changed since it was last asked for. */
    boolean ordersChanged() {
        return !touched.isEmpty();
    }

    /** Orders that work, exits included, by state. */
    Map<OrderStatus, Long> openOrders() {
        Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
        books.values().forEach(book -> book.countWorking(counts));
        return counts;
    }

    /** What changed since the last call: brackets, and what was seen of the markets. */
    Changed drainChanged() {
        List<Bracket> brackets = new ArrayList<>();
        touched.forEach(book -> brackets.addAll(book.drainChanged()));
        touched.clear();
        moved.replaceAll((key, row) -> rowOf(row.venue(), row.symbol(), books.get(key)));
        List<MarketRow> markets = List.copyOf(moved.values());
        moved.clear();
        return new Changed(brackets, markets);
    }

    record Changed(List<Bracket> brackets, List<MarketRow> markets) {}

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
