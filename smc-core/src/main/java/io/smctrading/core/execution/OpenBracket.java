package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One bracket at the paper venue, moved forward trade by trade. Exits cover exactly what is open:
 * they appear with the entry's first fill, grow with it, and as soon as one of them begins the rest
 * of the entry is cancelled, so that nothing is opened behind an exit's back.
 */
final class OpenBracket {

    private final OrderIntent intent;
    private final Instrument instrument;
    private final CostModel costs;
    private final Consumer<ExecutionReport> reports;
    private Order entry;
    private Order stop;
    private Order target;
    private BigDecimal reduced;

    OpenBracket(
            Bracket bracket,
            Instrument instrument,
            CostModel costs,
            Consumer<ExecutionReport> reports) {
        this.intent = bracket.intent();
        this.instrument = instrument;
        this.costs = costs;
        this.reports = reports;
        this.entry = bracket.entry();
        this.stop = bracket.stop();
        this.target = bracket.target();
        this.reduced = bracket.reduced();
    }

    Bracket state() {
        return new Bracket(intent, entry, stop, target, reduced);
    }

    OrderIntent intent() {
        return intent;
    }

    BigDecimal exposure() {
        return state().exposure();
    }

    void countWorking(Map<OrderStatus, Long> counts) {
        for (Order order : new Order[] {entry, stop, target}) {
            if (order != null && order.status().working()) {
                counts.merge(order.status(), 1L, Long::sum);
            }
        }
    }

    boolean entryWorks() {
        return entry.status().working();
    }

    void accept(Instant time) {
        PlacementRules.Terms terms = PlacementRules.termsOf(intent, instrument);
        entry =
                entry.withTerms(terms.quantity(), terms.limit())
                        .become(OrderStatus.ACCEPTED)
                        .known(venueId(entry.id()));
        entry = report(entry, time, null);
    }

    /** Ends the entry, or its rest; exits stay for what was filled. */
    void endEntry(OrderStatus status, Instant time, String reason) {
        entry = report(entry.become(status), time, reason);
    }

    /**
     * Lets a trade act on the exits, then on the entry.
     *
     * @param available what is left of the trade's quantity
     * @return what this bracket took of it
     */
    BigDecimal onTrade(Trade trade, BigDecimal available, Instant time) {
        BigDecimal exits =
                exposure().signum() > 0 ? matchExits(trade, available, time) : BigDecimal.ZERO;
        return exits.add(matchEntry(trade, available.subtract(exits), time));
    }

    /** Fills the intent's own order from a trade, up to a quantity, and covers it with exits. */
    BigDecimal matchEntry(Trade trade, BigDecimal available, Instant time) {
        if (!entryWorks()) {
            return BigDecimal.ZERO;
        }
        BigDecimal price;
        if (entry.price() == null) {
            price = costs.marketPrice(entry.side(), trade.price(), instrument);
        } else if (through(trade, entry)) {
            price = entry.price();
        } else {
            return BigDecimal.ZERO;
        }
        BigDecimal quantity = lots(available.min(entry.remaining()));
        if (quantity.signum() > 0) {
            entry = fill(entry, quantity, price, trade, time);
            cover(time, null);
        }
        return quantity;
    }

    /** Takes note that a reduce-only order closed a part, not above the exposure. */
    void reduce(BigDecimal quantity, Instant time, String reason) {
        reduced = reduced.add(quantity);
        cover(time, reason);
    }

    private BigDecimal matchExits(Trade trade, BigDecimal available, Instant time) {
        if (stop != null && stop.status().working()) {
            if (stop.triggered()) {
                return fillStop(trade, available, time);
            }
            if (reached(trade, stop)) {
                stop = stop.trigger();
                String reason =
                        "stop %s was reached at %s"
                                .formatted(plain(stop.price()), plain(trade.price()));
                cancelRestOfEntry(time, reason);
                target = cancel(target, time, reason);
                return BigDecimal.ZERO;
            }
        }
        if (target != null && target.status().working() && through(trade, target)) {
            return fillTarget(trade, available, time);
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal fillStop(Trade trade, BigDecimal available, Instant time) {
        BigDecimal quantity = lots(available.min(stop.remaining()));
        if (quantity.signum() > 0) {
            BigDecimal price = costs.marketPrice(stop.side(), trade.price(), instrument);
            stop = fill(stop, quantity, price, trade, time);
        }
        return quantity;
    }

    private BigDecimal fillTarget(Trade trade, BigDecimal available, Instant time) {
        BigDecimal quantity = lots(available.min(target.remaining()));
        if (quantity.signum() > 0) {
            target = fill(target, quantity, target.price(), trade, time);
            String reason = "target %s was reached".formatted(plain(target.price()));
            cancelRestOfEntry(time, reason);
            cover(time, reason);
        }
        return quantity;
    }

    private void cancelRestOfEntry(Instant time, String reason) {
        if (entryWorks()) {
            endEntry(OrderStatus.CANCELED, time, reason);
        }
    }

    /** Makes the exits stand for exactly what is open; ends them when nothing is. */
    private void cover(Instant time, String reason) {
        BigDecimal open = exposure();
        if (open.signum() == 0) {
            stop = cancel(stop, time, reason);
            target = cancel(target, time, reason);
            return;
        }
        PlacementRules.Terms terms = PlacementRules.termsOf(intent, instrument);
        stop = covering(stop, OrderLeg.STOP_LOSS, terms.stop(), open, time);
        target = covering(target, OrderLeg.TAKE_PROFIT, terms.target(), open, time);
    }

    private Order covering(
            Order exit, OrderLeg leg, BigDecimal price, BigDecimal open, Instant time) {
        if (price == null || intent.reduceOnly()) {
            return null;
        }
        if (exit == null) {
            String id = leg.orderId(intent.orderId());
            Order held =
                    Order.exitOf(intent, id, leg, OrderStatus.ACCEPTED, open, price)
                            .known(venueId(id));
            return report(held, time, null);
        }
        return exit.status().working()
                ? exit.withTerms(exit.filled().add(open), exit.price())
                : exit;
    }

    private Order cancel(Order exit, Instant time, String reason) {
        if (exit == null || !exit.status().working()) {
            return exit;
        }
        return report(exit.become(OrderStatus.CANCELED), time, reason);
    }

    private Order fill(
            Order order, BigDecimal quantity, BigDecimal price, Trade trade, Instant time) {
        BigDecimal fee = costs.fee(price, quantity);
        Order filled = order.fill(quantity, price, fee);
        filled =
                filled.become(
                                filled.remaining().signum() == 0
                                        ? OrderStatus.FILLED
                                        : OrderStatus.PARTIALLY_FILLED)
                        .nextReport();
        reports.accept(
                new ExecutionReport(
                        filled,
                        intent,
                        time,
                        quantity,
                        price,
                        fee,
                        null,
                        trade.id(),
                        liquidityOf(filled)));
        return filled;
    }

    private Order report(Order order, Instant time, String reason) {
        Order next = order.nextReport();
        reports.accept(ExecutionReport.step(next, intent, time, reason));
        return next;
    }

    /** Limits rest here, all else takes. */
    private static Liquidity liquidityOf(Order order) {
        boolean rested = order.price() != null && order.leg() != OrderLeg.STOP_LOSS;
        return rested ? Liquidity.MAKER : Liquidity.TAKER;
    }

    private static String venueId(String orderId) {
        return "paper-" + orderId;
    }

    private BigDecimal lots(BigDecimal quantity) {
        return instrument.roundQuantityDown(quantity);
    }

    /** At or beyond the trigger, where a sell stop lies below and a buy stop above. */
    private static boolean reached(Trade trade, Order stop) {
        int beyond = trade.price().compareTo(stop.price());
        return stop.side() == OrderSide.SELL ? beyond <= 0 : beyond >= 0;
    }

    /** Strictly beyond a limit: at the limit itself others may stand before us. */
    private static boolean through(Trade trade, Order limit) {
        int beyond = trade.price().compareTo(limit.price());
        return limit.side() == OrderSide.SELL ? beyond > 0 : beyond < 0;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
