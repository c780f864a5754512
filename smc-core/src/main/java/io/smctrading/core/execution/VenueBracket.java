package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One bracket at an exchange: (state, what the exchange says) → (state, reports, commands). Every
 * execution counts once, in whatever order it is heard; an order ends only when all that it
 * executed is booked, so that its one terminal report is its last.
 *
 * <pre>
 *   entry SENT ─ accepted ─ fill ─ fill ─ ended
 *                            │             │
 *      venue covers parts:   exits SENT    │   exits stand for what is open
 *      venue does not:       ·             exits SENT if filled whole, else exits of our own
 *                            └ price at the stop ─▶ rest cancelled, sold by the market
 * </pre>
 *
 * What is open and has no exit that is alive gets new ones as soon as the entry has ended; if the
 * exchange refuses them, or the price is beyond the stop already, it is closed by a market order.
 * Not safe for several threads.
 */
public final class VenueBracket {

    /** Exits are placed anew at most this often; an id of more digits would not fit. */
    private static final int MOST_GENERATIONS = 9;

    private static final int BASIS_POINTS_SCALE = 4;

    private final OrderIntent intent;
    private final VenueTerms terms;
    private final Consumer<ExecutionReport> reports;
    private final Consumer<String> alarms;
    private final List<VenueCommand> commands = new ArrayList<>();
    private final Map<String, Set<String>> booked;
    private final Map<String, VenueOrder> awaited = new HashMap<>();
    private final Map<String, VenueOrder> heard = new HashMap<>();
    private final Map<String, VenueOrder> sized = new HashMap<>();
    private final Map<String, List<VenueFill>> heardFills = new HashMap<>();
    private final Set<String> cancelling = new HashSet<>();
    private Order entry;
    private Order stop;
    private Order target;
    private BigDecimal reduced;
    private String cancelReason;
    private int generation;
    private boolean held;
    private boolean exitsRefused;
    private boolean waiting;
    private boolean changed;

    /**
     * Goes on from what the ledger holds.
     *
     * @param cancelReason why the entry is to end; null if it is not
     * @param booked ids of executions that the ledger has, by order
     * @param alarms told what a person has to look at
     */
    public VenueBracket(
            Bracket bracket,
            String cancelReason,
            Map<String, Set<String>> booked,
            VenueTerms terms,
            Consumer<ExecutionReport> reports,
            Consumer<String> alarms) {
        this.intent = bracket.intent();
        this.terms = terms;
        this.reports = reports;
        this.alarms = alarms;
        this.booked = new HashMap<>();
        booked.forEach((order, ids) -> this.booked.put(order, new HashSet<>(ids)));
        this.entry = bracket.entry();
        this.stop = bracket.stop();
        this.target = bracket.target();
        this.reduced = bracket.reduced();
        this.cancelReason = cancelReason;
        this.generation = Math.max(generationOf(stop), generationOf(target));
    }

    public OrderIntent intent() {
        return intent;
    }

    public Bracket state() {
        return new Bracket(intent, entry, stop, target, reduced);
    }

    /** Why the entry is to end; null if it is not. */
    public String cancelReason() {
        return cancelReason;
    }

    public boolean finished() {
        return state().finished();
    }

    /** What is open, in whole lots: the rest is dust that no order can close. */
    public BigDecimal open() {
        return terms.instrument().roundQuantityDown(state().exposure().max(BigDecimal.ZERO));
    }

    /** Nothing works or may work. */
    public boolean idle() {
        return entry.status().terminal() && !alive(stop) && !alive(target);
    }

    /** Orders of which the exchange's word is outstanding. */
    public List<Order> unanswered() {
        return orders().stream().filter(order -> unanswered(order.status())).toList();
    }

    /** Orders that are not over. */
    public List<Order> unfinished() {
        return orders().stream().filter(order -> !order.status().terminal()).toList();
    }

    /** Whether executions of an order are known to be missing. */
    public boolean awaits(String orderId) {
        return awaited.containsKey(orderId);
    }

    /** Whether it changed since the last call. */
    public boolean drainChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** What is to be done since the last call, once the present state is durable. */
    public List<VenueCommand> drainCommands() {
        List<VenueCommand> drained = List.copyOf(commands);
        commands.clear();
        return drained;
    }

    /**
     * Has the entry sent, which is SENT already, on the venue's grid.
     *
     * @param collarBasisPoints how much worse than the last price a market order may execute, in
     *     1/10,000
     */
    public void sendAll(BigDecimal collarBasisPoints) {
        PlacementRules.Terms grid = PlacementRules.termsOf(intent, terms.instrument());
        send(grid.quantity(), collarBasisPoints);
    }

    /** The same with a quantity of its own: of an exit what is left to close. */
    public void send(BigDecimal quantity, BigDecimal collarBasisPoints) {
        PlacementRules.Terms grid = PlacementRules.termsOf(intent, terms.instrument());
        entry = entry.withTerms(quantity, grid.limit());
        changed = true;
        commands.add(
                new VenueCommand.Place(
                        intent.orderId(),
                        new Placement(
                                entry.id(),
                                terms.instrument().venueSymbol(),
                                entry.side(),
                                grid.limit() == null ? Placement.Type.MARKET : Placement.Type.LIMIT,
                                quantity,
                                grid.limit(),
                                collar(grid, collarBasisPoints),
                                intent.reduceOnly(),
                                exitTerms(OrderLeg.STOP_LOSS, grid.stop()),
                                exitTerms(OrderLeg.TAKE_PROFIT, grid.target()))));
    }

    private BigDecimal collar(PlacementRules.Terms grid, BigDecimal basisPoints) {
        BigDecimal lastPrice = terms.lastPrice().get();
        if (grid.limit() != null || lastPrice == null || intent.reduceOnly()) {
            return null;
        }
        boolean buy = entry.side() == OrderSide.BUY;
        BigDecimal away = lastPrice.multiply(basisPoints.movePointLeft(BASIS_POINTS_SCALE));
        return terms.instrument()
                .roundPrice(
                        buy ? lastPrice.add(away) : lastPrice.subtract(away),
                        buy ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private ExitTerms exitTerms(OrderLeg leg, BigDecimal price) {
        return price == null || intent.reduceOnly()
                ? null
                : new ExitTerms(leg.orderId(intent.orderId()), price);
    }

    /** The exchange says how an order is. */
    public void on(VenueOrder said, Instant time) {
        Order order = find(said.clientId());
        if (order == null) {
            // Words may come in any order: what ended stays ended.
            heard.merge(
                    said.clientId(),
                    said,
                    (known, other) -> known.status().terminal() ? known : other);
            return;
        }
        if (order.status().terminal()) {
            return;
        }
        order = keep(learn(order, said));
        boolean missing = said.filled().compareTo(order.venueFilled()) > 0;
        if (missing) {
            if (said.status().terminal()) {
                awaited.put(order.id(), said);
            }
            commands.add(new VenueCommand.Search(intent.orderId(), order.id(), false));
        } else if (said.status().terminal()) {
            end(order, said.status(), time, said.reason());
        }
        if (!missing && said.status().working() && unanswered(order.status())) {
            keep(report(order.become(OrderStatus.ACCEPTED), time, null));
            if (order.id().equals(entry.id()) && cancelReason != null) {
                cancel(entry);
            }
        }
    }

    private Order learn(Order order, VenueOrder said) {
        Order known =
                said.venueOrderId() == null || said.venueOrderId().equals(order.venueOrderId())
                        ? order
                        : order.known(said.venueOrderId());
        // Of its exits the exchange knows best: it may have kept a fee back.
        boolean exit = order.leg() == OrderLeg.STOP_LOSS || order.leg() == OrderLeg.TAKE_PROFIT;
        boolean told = said.quantity() != null && said.quantity().signum() > 0;
        return exit && told && newest(said) && said.quantity().compareTo(order.venueFilled()) >= 0
                ? known.withTerms(said.quantity(), order.price())
                : known;
    }

    /** An exit grows with its entry: of two words at one time the larger is the later one. */
    private boolean newest(VenueOrder said) {
        VenueOrder last = sized.get(said.clientId());
        boolean newest =
                last == null
                        || said.time().isAfter(last.time())
                        || (said.time().equals(last.time())
                                && said.quantity().compareTo(last.quantity()) >= 0);
        if (newest) {
            sized.put(said.clientId(), said);
        }
        return newest;
    }

    /** Whether an execution was counted before. */
    public boolean booked(VenueFill fill) {
        return booked.getOrDefault(fill.clientId(), Set.of()).contains(fill.executionId());
    }

    /** The exchange executed a part of an order. */
    public void on(VenueFill fill, Instant time) {
        Order order = find(fill.clientId());
        if (order == null) {
            heardFills.computeIfAbsent(fill.clientId(), id -> new ArrayList<>()).add(fill);
            return;
        }
        if (!booked.computeIfAbsent(order.id(), id -> new HashSet<>()).add(fill.executionId())) {
            return;
        }
        if (order.status().terminal()) {
            alarms.accept(
                    "order %s is %s, but the venue executed %s of it"
                            .formatted(order.id(), order.status(), fill));
            return;
        }
        BookedFill booking = BookedFill.of(fill, terms.instrument(), terms.otherFees());
        BigDecimal executed = order.venueFilled().add(booking.executed());
        if (executed.compareTo(order.quantity()) > 0) {
            alarms.accept(
                    "order %s of %s was executed %s"
                            .formatted(order.id(), order.quantity(), executed));
            order = order.withTerms(executed, order.price());
        }
        Order filled =
                order.fill(booking.executed(), booking.kept(), fill.price(), booking.fee())
                        .known(fill.venueOrderId());
        keep(filled);
        filled =
                keep(
                        filled.become(
                                        whole(filled)
                                                ? OrderStatus.FILLED
                                                : OrderStatus.PARTIALLY_FILLED)
                                .nextReport());
        reports.accept(
                new ExecutionReport(
                        filled,
                        intent,
                        time,
                        booking.kept(),
                        fill.price(),
                        booking.fee(),
                        null,
                        fill.executionId(),
                        fill.liquidity()));
        VenueOrder last = awaited.get(filled.id());
        if (filled.status().terminal()) {
            awaited.remove(filled.id());
        } else if (last != null && last.filled().compareTo(filled.venueFilled()) <= 0) {
            awaited.remove(filled.id());
            end(filled, last.status(), time, last.reason());
            return;
        }
        afterChange(filled, time);
    }

    /**
     * Nothing more can be executed. Of exits the exchange may have more than was heard: they grow
     * with each part of their entry.
     */
    private boolean whole(Order order) {
        boolean exit = !order.id().equals(entry.id());
        return order.remaining().signum() == 0
                && (!exit || (entry.status().terminal() && open().signum() == 0));
    }

    /** Certain: the exchange did not take these orders. */
    public void refused(List<String> orderIds, String reason, Instant time) {
        for (String id : orderIds) {
            Order order = find(id);
            if (order != null && unanswered(order.status())) {
                waiting |= order.triggered();
                exitsRefused |= !order.id().equals(entry.id());
                keep(report(order.become(OrderStatus.REJECTED), time, reason));
            }
        }
        cover(time);
    }

    /** Nobody knows whether the exchange has these orders. */
    public void unknown(List<String> orderIds, String reason, Instant time) {
        for (String id : orderIds) {
            Order order = find(id);
            if (order != null && order.status() == OrderStatus.SENT) {
                keep(report(order.become(OrderStatus.UNKNOWN), time, reason));
            }
        }
    }

    /** The exchange's word on an order could not be had for too long. */
    public void quarantine(String orderId, String reason, Instant time) {
        Order order = find(orderId);
        if (order != null && order.status() == OrderStatus.UNKNOWN) {
            keep(report(order.become(OrderStatus.QUARANTINED), time, reason));
            alarms.accept("order " + orderId + " is quarantined: " + reason);
        }
    }

    /** Proven: the exchange never had the entry; it is SENT once more, and to be sent. */
    public void reopen() {
        entry = entry.become(OrderStatus.SENT);
        changed = true;
    }

    /**
     * Proven: the exchange never had an order, and it is not to be sent again.
     *
     * @param status EXPIRED, CANCELED or REJECTED
     */
    public void neverPlaced(String orderId, OrderStatus status, String reason, Instant time) {
        Order order = find(orderId);
        if (order != null && !order.status().terminal()) {
            end(order, status, time, reason);
        }
    }

    /** Has the entry, or its rest, cancelled; exits stay for what was filled. */
    public void requestCancel(String reason) {
        if (entry.status().terminal() || cancelReason != null) {
            return;
        }
        cancelReason = reason;
        changed = true;
        cancel(entry);
    }

    /** A cancellation did not come to anything; it may be tried again. */
    public void cancelFailed(String orderId) {
        cancelling.remove(orderId);
    }

    /** Ends everything that works, so that what is open can be closed by another order. */
    public void hold(String reason) {
        held = true;
        requestCancel(reason);
        cancel(stop);
        cancel(target);
    }

    /** Takes note that another order closed a part, not above what is open. */
    public void reduce(BigDecimal quantity) {
        reduced = reduced.add(quantity);
        changed = true;
    }

    /** Goes on by itself after {@link #hold}. */
    public void release(Instant time) {
        held = false;
        cover(time);
    }

    /**
     * Whether it acts on the market's price: something is open that no stop at the venue covers.
     */
    public boolean watchesPrice() {
        return !held
                && wantsExits()
                && !alive(stop)
                && entry.filled().signum() > 0
                && open().signum() > 0;
    }

    /** The market moved: what nothing at the exchange covers is watched here. */
    public void onPrice(Instant time) {
        boolean watched = watchesPrice();
        if (watched && reached(intent.stopPrice(), false)) {
            requestCancel(
                    "stop %s was reached at %s"
                            .formatted(intent.stopPrice(), terms.lastPrice().get()));
            cancel(target);
            cover(time);
        } else if (watched && !alive(target) && reached(intent.targetPrice(), true)) {
            requestCancel(
                    "target %s was reached at %s"
                            .formatted(intent.targetPrice(), terms.lastPrice().get()));
        }
    }

    /** Whether the entry is to be cancelled once its time is over. */
    public boolean expires() {
        return !entry.status().terminal() && cancelReason == null;
    }

    /** Whether the market's clock finds something left undone; besides, entries expire by it. */
    public boolean awaitsClock() {
        boolean ending = held ? !idle() : cancelReason != null && !entry.status().terminal();
        if (waiting || ending) {
            return true;
        }
        if (intent.reduceOnly() || !entry.status().terminal()) {
            return false;
        }
        return open().signum() == 0 ? !idle() : idle() && !held && wantsExits();
    }

    private boolean wantsExits() {
        return !intent.reduceOnly() && (intent.stopPrice() != null || intent.targetPrice() != null);
    }

    /** The market's clock: entries expire, and what was left undone is tried again. */
    public void onClock(Instant time) {
        waiting = false;
        if (!entry.status().terminal() && !time.isBefore(intent.validUntil())) {
            requestCancel("valid until " + intent.validUntil());
        }
        if (cancelReason != null) {
            cancel(entry);
        }
        if (held || (!intent.reduceOnly() && entry.status().terminal() && open().signum() == 0)) {
            cancel(stop);
            cancel(target);
        }
        cover(time);
    }

    private void end(Order order, OrderStatus status, Instant time, String reason) {
        OrderStatus last = status;
        String why = reason;
        if (order.id().equals(entry.id()) && status == OrderStatus.CANCELED) {
            why = cancelReason == null ? reason : cancelReason;
            last = why != null && why.startsWith("valid until") ? OrderStatus.EXPIRED : status;
        }
        if (!order.status().canBecome(last)) {
            // Rejected after it was accepted: taken at first, so it was ended.
            last = OrderStatus.CANCELED;
        }
        Order ended = keep(report(order.become(last), time, why));
        cancelling.remove(order.id());
        afterChange(ended, time);
    }

    private void afterChange(Order order, Instant time) {
        boolean exit = !order.id().equals(entry.id());
        if (exit && order.venueFilled().signum() > 0) {
            // Nothing is to be opened behind the back of an exit.
            requestCancel(order.leg() + " was reached");
        }
        cover(time);
    }

    /** Sees to it that what is open has exits, or is closed. */
    private void cover(Instant time) {
        if (intent.reduceOnly() || held) {
            return;
        }
        BigDecimal open = open();
        if (open.signum() == 0) {
            endWholeExits(time);
            BigDecimal dust = state().exposure();
            if (idle() && dust.signum() != 0) {
                reduce(dust);
            }
        } else if (wantsExits() && attachedExitsStand()) {
            expectExits(open, time);
        } else if (wantsExits() && idle() && !waiting) {
            closeOrProtect(open);
        }
    }

    /** All that the entry opened is closed, and it opens nothing more. */
    private void endWholeExits(Instant time) {
        for (Order exit : new Order[] {stop, target}) {
            if (alive(exit) && exit.venueFilled().signum() > 0 && whole(exit)) {
                end(exit, OrderStatus.FILLED, time, null);
            }
        }
    }

    private boolean attachedExitsStand() {
        boolean first = generation <= 1 && (anyExit() ? alive(stop) || alive(target) : true);
        return first
                && (terms.coversPartialFills() || entry.status() == OrderStatus.FILLED)
                && !exitsRefused;
    }

    private boolean anyExit() {
        return stop != null || target != null;
    }

    /** Exits that were sent with the entry: from here on the exchange holds them. */
    private void expectExits(BigDecimal open, Instant time) {
        PlacementRules.Terms grid = PlacementRules.termsOf(intent, terms.instrument());
        generation = 1;
        boolean isNew = !anyExit();
        if (isNew) {
            stop = attached(OrderLeg.STOP_LOSS, grid.stop(), open);
            target = attached(OrderLeg.TAKE_PROFIT, grid.target(), open);
            changed = true;
        } else if (terms.coversPartialFills()) {
            stop = grown(stop, open);
            target = grown(target, open);
        }
        if (isNew) {
            tellWhatWasHeard(stop, time);
            tellWhatWasHeard(target, time);
        }
    }

    private Order attached(OrderLeg leg, BigDecimal price, BigDecimal open) {
        if (price == null) {
            return null;
        }
        String id = leg.orderId(intent.orderId());
        commands.add(new VenueCommand.Search(intent.orderId(), id, true));
        return Order.exitOf(intent, id, leg, OrderStatus.SENT, open, price);
    }

    private Order grown(Order exit, BigDecimal open) {
        if (!alive(exit)) {
            return exit;
        }
        BigDecimal quantity = exit.venueFilled().add(open);
        if (quantity.compareTo(exit.quantity()) <= 0) {
            return exit;
        }
        changed = true;
        return exit.withTerms(quantity, exit.price());
    }

    private void tellWhatWasHeard(Order exit, Instant time) {
        if (exit != null) {
            List<VenueFill> fills = heardFills.remove(exit.id());
            if (fills != null) {
                fills.forEach(fill -> on(fill, time));
            }
            VenueOrder said = heard.remove(exit.id());
            if (said != null) {
                on(said, time);
            }
        }
    }

    /** Nothing covers what is open, and the entry is over. */
    private void closeOrProtect(BigDecimal open) {
        if (generation >= MOST_GENERATIONS) {
            waiting = true;
            alarms.accept(
                    "%s of %s is open without exits, %d attempts failed"
                            .formatted(open, intent.orderId(), generation));
            return;
        }
        generation = Math.max(1, generation) + 1;
        boolean close = exitsRefused || reached(intent.stopPrice(), false);
        PlacementRules.Terms grid = PlacementRules.termsOf(intent, terms.instrument());
        Order newStop = own(OrderLeg.STOP_LOSS, close ? closing(grid) : grid.stop(), open);
        Order newTarget = close ? null : own(OrderLeg.TAKE_PROFIT, grid.target(), open);
        replaceExits(close ? newStop.trigger() : newStop, newTarget);
        if (close) {
            commands.add(
                    new VenueCommand.Place(
                            intent.orderId(),
                            new Placement(
                                    stop.id(),
                                    terms.instrument().venueSymbol(),
                                    stop.side(),
                                    Placement.Type.MARKET,
                                    open,
                                    null,
                                    null,
                                    true,
                                    null,
                                    null)));
        } else {
            commands.add(
                    new VenueCommand.Protect(
                            intent.orderId(),
                            new Protection(
                                    entry.id(),
                                    terms.instrument().venueSymbol(),
                                    intent.exitSide(),
                                    open,
                                    exitTerms(stop),
                                    exitTerms(target))));
        }
    }

    private static BigDecimal closing(PlacementRules.Terms grid) {
        return grid.stop() == null ? grid.target() : grid.stop();
    }

    private static ExitTerms exitTerms(Order exit) {
        return exit == null ? null : new ExitTerms(exit.id(), exit.price());
    }

    private Order own(OrderLeg leg, BigDecimal price, BigDecimal open) {
        return price == null
                ? null
                : Order.exitOf(
                        intent,
                        leg.orderId(intent.orderId()) + generation,
                        leg,
                        OrderStatus.SENT,
                        open,
                        price);
    }

    /** What the former exits closed stays closed. */
    private void replaceExits(Order newStop, Order newTarget) {
        for (Order former : new Order[] {stop, target}) {
            if (former != null) {
                reduced = reduced.add(former.filled());
            }
        }
        stop = newStop;
        target = newTarget;
        changed = true;
    }

    private boolean reached(BigDecimal price, boolean inFavour) {
        BigDecimal lastPrice = terms.lastPrice().get();
        if (price == null || lastPrice == null) {
            return false;
        }
        int beyond = lastPrice.compareTo(price);
        return (intent.side() == OrderSide.BUY) == inFavour ? beyond >= 0 : beyond <= 0;
    }

    private void cancel(Order order) {
        if (order != null && order.status().working() && cancelling.add(order.id())) {
            commands.add(new VenueCommand.Cancel(intent.orderId(), order.id()));
        }
    }

    private Order report(Order order, Instant time, String reason) {
        Order next = order.nextReport();
        reports.accept(ExecutionReport.step(next, intent, time, reason));
        return next;
    }

    private Order keep(Order order) {
        changed |= !order.equals(find(order.id()));
        if (order.id().equals(entry.id())) {
            entry = order;
        } else if (stop != null && order.id().equals(stop.id())) {
            stop = order;
        } else {
            target = order;
        }
        return order;
    }

    private Order find(String orderId) {
        for (Order order : orders()) {
            if (order.id().equals(orderId)) {
                return order;
            }
        }
        return null;
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>(3);
        orders.add(entry);
        if (stop != null) {
            orders.add(stop);
        }
        if (target != null) {
            orders.add(target);
        }
        return orders;
    }

    private static boolean alive(Order order) {
        return order != null && !order.status().terminal();
    }

    private static boolean unanswered(OrderStatus status) {
        return status == OrderStatus.SENT
                || status == OrderStatus.UNKNOWN
                || status == OrderStatus.QUARANTINED;
    }

    private int generationOf(Order exit) {
        if (exit == null) {
            return 0;
        }
        String first = exit.leg().orderId(intent.orderId());
        return exit.id().length() == first.length()
                ? 1
                : Integer.parseInt(exit.id().substring(first.length()));
    }
}
