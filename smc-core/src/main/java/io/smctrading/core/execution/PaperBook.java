package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper venue's fill model for one symbol: a function of the orders and trades it is given, in
 * their order, and of nothing else.
 *
 * <ul>
 *   <li>Only trades that come after an order's acceptance, and not earlier than its decision, can
 *       fill it.
 *   <li>A trade's quantity is handed out once, oldest bracket first, in whole lots. Prints without
 *       quantity do nothing.
 *   <li>Market orders fill at the trade's price, worse by the slippage. A limit fills at its price
 *       when a trade goes strictly through it. A stop is triggered by a trade at or beyond it and
 *       is a market order for the trades after that one.
 *   <li>Exits belong to their entry and cover exactly what is open of it ({@link Bracket}).
 *   <li>A reduce-only order cancels the entries it works against and closes the oldest exposure
 *       first, never more than there is. If none of them was filled yet, it ends with them.
 *   <li>At validUntil, on the market's clock, an entry or its rest expires; exits stay.
 * </ul>
 *
 * Every order gets exactly one terminal report. Not safe for several threads.
 */
public final class PaperBook {

    /** More trades than this behind a clock are not remembered. */
    private static final int RECENT_TRADES = 100_000;

    private final Instrument instrument;
    private final CostModel costs;
    private final Map<String, OpenBracket> brackets = new LinkedHashMap<>();
    private final Map<String, OpenBracket> touched = new LinkedHashMap<>();
    private final Map<String, Instant> recentTrades;
    private final List<ExecutionReport> reports = new ArrayList<>();
    private Instant marketTime;
    private Instant clockTime;
    private BigDecimal lastPrice;

    public PaperBook(Instrument instrument, CostModel costs, BookState state) {
        this.instrument = instrument;
        this.costs = costs;
        this.marketTime = state.marketTime();
        this.clockTime = state.clockTime();
        this.lastPrice = state.lastPrice();
        this.recentTrades = new LinkedHashMap<>(state.recentTrades());
        for (Bracket bracket : state.brackets()) {
            if (!bracket.finished()) {
                brackets.put(bracket.intent().orderId(), open(bracket));
            }
        }
    }

    public BookState state() {
        return new BookState(
                marketTime,
                clockTime,
                lastPrice,
                recentTrades,
                brackets.values().stream().map(OpenBracket::state).toList());
    }

    /** By whose rules it places and rounds. */
    public Instrument instrument() {
        return instrument;
    }

    public Instant marketTime() {
        return marketTime;
    }

    public Instant clockTime() {
        return clockTime;
    }

    public BigDecimal lastPrice() {
        return lastPrice;
    }

    /** Whether an order or a position is left that a trade could concern. */
    public boolean busy() {
        return !brackets.isEmpty();
    }

    /** Adds the orders that work to counts by state. */
    public void countWorking(Map<OrderStatus, Long> counts) {
        brackets.values().forEach(bracket -> bracket.countWorking(counts));
    }

    /** Whether {@link #drainChanged()} has something. */
    public boolean changed() {
        return !touched.isEmpty();
    }

    /** Brackets that changed since the last call, in their present state; for the ledger. */
    public List<Bracket> drainChanged() {
        if (touched.isEmpty()) {
            return List.of();
        }
        List<Bracket> changed = touched.values().stream().map(OpenBracket::state).toList();
        touched.clear();
        return changed;
    }

    /**
     * Checks an intent before it is sent: too late, or against a rule.
     *
     * @param present state of its order, NEW or SENT
     * @return empty if it can be placed
     */
    public Optional<Refusal> refuse(OrderIntent intent, OrderStatus present) {
        Instant time = timeOf(intent);
        if (!time.isBefore(intent.validUntil())) {
            String late = "valid until %s, market time is %s".formatted(intent.validUntil(), time);
            return Optional.of(Refusal.of(intent, present, OrderStatus.EXPIRED, time, late));
        }
        return PlacementRules.refusal(intent, instrument, lastPrice)
                .or(() -> nothingToReduce(intent))
                .map(rule -> Refusal.of(intent, present, OrderStatus.REJECTED, time, rule));
    }

    private Optional<String> nothingToReduce(OrderIntent intent) {
        if (!intent.reduceOnly()
                || exposureAgainst(intent.side()).signum() > 0
                || entryWorksAgainst(intent.side())) {
            return Optional.empty();
        }
        return Optional.of(
                "REDUCE_ONLY: nothing of %s at %s is open for a %s to close"
                        .formatted(intent.symbol(), intent.venue(), intent.side()));
    }

    /** Takes an order that was sent: accepted from here on, or ended as {@link #refuse} says. */
    public List<ExecutionReport> accept(OrderIntent intent) {
        if (brackets.containsKey(intent.orderId())) {
            throw new IllegalStateException("order " + intent.orderId() + " is already here");
        }
        Optional<Refusal> refused = refuse(intent, OrderStatus.SENT);
        if (refused.isPresent()) {
            touched.put(intent.orderId(), open(refused.get().bracket()));
            return List.of(refused.get().report());
        }
        Instant time = timeOf(intent);
        Order sent = Order.entryOf(intent).become(OrderStatus.SENT);
        OpenBracket bracket = open(new Bracket(intent, sent, null, null, BigDecimal.ZERO));
        bracket.accept(time);
        brackets.put(intent.orderId(), bracket);
        touched.put(intent.orderId(), bracket);
        if (intent.reduceOnly()) {
            for (OpenBracket other : brackets.values()) {
                if (worksAgainst(intent.side(), other) && other.entryWorks()) {
                    other.endEntry(OrderStatus.CANCELED, time, "reduced by " + intent.orderId());
                    touch(other);
                }
            }
            endIdleReduceOnly(time);
            removeFinished();
        }
        return drain();
    }

    /** Matches one trade; a late, repeated or empty one does nothing. */
    public List<ExecutionReport> onTrade(Trade trade) {
        boolean late = clockTime != null && trade.time().isBefore(clockTime);
        if (late || trade.quantity().signum() <= 0 || trade.price().signum() <= 0) {
            return List.of();
        }
        if (recentTrades.putIfAbsent(trade.id(), trade.time()) != null) {
            return List.of();
        }
        if (recentTrades.size() > RECENT_TRADES) {
            recentTrades.remove(recentTrades.keySet().iterator().next());
        }
        advance(trade.time());
        lastPrice = trade.price();
        if (brackets.isEmpty()) {
            return drain();
        }
        BigDecimal left = trade.quantity();
        for (OpenBracket bracket : brackets.values()) {
            if (trade.time().isBefore(bracket.intent().createdTime())) {
                continue;
            }
            Bracket before = bracket.state();
            BigDecimal taken =
                    bracket.intent().reduceOnly()
                            ? matchReduceOnly(bracket, trade, left)
                            : bracket.onTrade(trade, left, marketTime);
            left = left.subtract(taken);
            if (!bracket.state().equals(before)) {
                touch(bracket);
            }
        }
        endIdleReduceOnly(marketTime);
        removeFinished();
        return drain();
    }

    /** The market's clock reached a time: everything earlier has been matched. */
    public List<ExecutionReport> onClock(Instant time) {
        if (clockTime == null || time.isAfter(clockTime)) {
            clockTime = time;
            // An earlier one is late, whatever its id; the others may come again.
            recentTrades.values().removeIf(traded -> traded.isBefore(time));
        }
        advance(time);
        return drain();
    }

    /** Ends one entry, or its rest; exits stay for what was filled. */
    public List<ExecutionReport> cancel(String intentId, String reason) {
        OpenBracket bracket = brackets.get(intentId);
        return bracket == null ? List.of() : cancel(List.of(bracket), reason);
    }

    /** Ends all entries that work; exits and what only shrinks a position stay. */
    public List<ExecutionReport> cancelEntries(String reason) {
        return cancel(
                brackets.values().stream()
                        .filter(bracket -> !bracket.intent().reduceOnly())
                        .toList(),
                reason);
    }

    private List<ExecutionReport> cancel(List<OpenBracket> ending, String reason) {
        for (OpenBracket bracket : ending) {
            if (bracket.entryWorks()) {
                bracket.endEntry(OrderStatus.CANCELED, timeOf(bracket.intent()), reason);
                touch(bracket);
            }
        }
        removeFinished();
        return drain();
    }

    private void advance(Instant time) {
        if (marketTime == null || time.isAfter(marketTime)) {
            marketTime = time;
        }
        for (OpenBracket bracket : brackets.values()) {
            if (bracket.entryWorks() && !marketTime.isBefore(bracket.intent().validUntil())) {
                bracket.endEntry(
                        OrderStatus.EXPIRED,
                        marketTime,
                        "valid until " + bracket.intent().validUntil());
                touch(bracket);
            }
        }
        removeFinished();
    }

    private BigDecimal matchReduceOnly(OpenBracket reducer, Trade trade, BigDecimal left) {
        OrderSide side = reducer.intent().side();
        BigDecimal taken = reducer.matchEntry(trade, left.min(exposureAgainst(side)), marketTime);
        BigDecimal rest = taken;
        for (OpenBracket other : brackets.values()) {
            if (rest.signum() > 0 && worksAgainst(side, other)) {
                BigDecimal part = rest.min(other.exposure());
                if (part.signum() > 0) {
                    other.reduce(part, marketTime, "closed by " + reducer.intent().orderId());
                    touch(other);
                    rest = rest.subtract(part);
                }
            }
        }
        return taken;
    }

    private void endIdleReduceOnly(Instant time) {
        for (OpenBracket bracket : brackets.values()) {
            if (bracket.intent().reduceOnly()
                    && bracket.entryWorks()
                    && exposureAgainst(bracket.intent().side()).signum() == 0) {
                bracket.endEntry(
                        OrderStatus.CANCELED, time, "REDUCE_ONLY: nothing is open any more");
                touch(bracket);
            }
        }
    }

    /** What brackets of the other side have open, which an order of this side may close. */
    private BigDecimal exposureAgainst(OrderSide side) {
        return brackets.values().stream()
                .filter(bracket -> worksAgainst(side, bracket))
                .map(OpenBracket::exposure)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean entryWorksAgainst(OrderSide side) {
        return brackets.values().stream()
                .anyMatch(bracket -> worksAgainst(side, bracket) && bracket.entryWorks());
    }

    private static boolean worksAgainst(OrderSide side, OpenBracket bracket) {
        return !bracket.intent().reduceOnly() && bracket.intent().exitSide() == side;
    }

    /** Market time of what happens to an intent now: never before its decision. */
    public Instant timeOf(OrderIntent intent) {
        return marketTime == null || intent.createdTime().isAfter(marketTime)
                ? intent.createdTime()
                : marketTime;
    }

    private OpenBracket open(Bracket bracket) {
        return new OpenBracket(bracket, instrument, costs, reports::add);
    }

    private void touch(OpenBracket bracket) {
        touched.put(bracket.intent().orderId(), bracket);
    }

    private void removeFinished() {
        brackets.values().removeIf(bracket -> bracket.state().finished());
    }

    private List<ExecutionReport> drain() {
        List<ExecutionReport> drained = List.copyOf(reports);
        reports.clear();
        return drained;
    }
}
