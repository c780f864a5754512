package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An order and what became of it. Changed and to be read under the exchange's lock only. */
public final class Order {

    private final long id;
    private final Account account;
    private final OrderRequest request;
    private final Instant created;
    private final List<Fill> fills = new ArrayList<>(1);

    private BigDecimal quantity;
    private BigDecimal price;
    private Trigger trigger;
    private OrderStatus status;
    private boolean triggered;
    private Instant updated;
    private Instant workingSince;
    private OrderList list;
    private String endedBecause = "";
    private BigDecimal executed = BigDecimal.ZERO;
    private BigDecimal executedValue = BigDecimal.ZERO;

    BigDecimal locked = BigDecimal.ZERO;
    BigDecimal queueAhead = BigDecimal.ZERO;

    Order(long id, Account account, OrderRequest request, Instant created) {
        this.id = id;
        this.account = account;
        this.request = request;
        this.created = created;
        this.updated = created;
        this.quantity = request.quantity();
        this.price = request.price();
        this.trigger = request.trigger();
        this.status = OrderStatus.NEW;
    }

    public long id() {
        return id;
    }

    public Account account() {
        return account;
    }

    public OrderRequest request() {
        return request;
    }

    public Instrument instrument() {
        return request.instrument();
    }

    public Side side() {
        return request.side();
    }

    public String clientId() {
        return request.clientId();
    }

    /** The exchange's own name of the type. */
    public String nativeType() {
        return request.nativeType();
    }

    /** What the protocol keeps with the order; it may add to it. */
    public Map<String, String> attributes() {
        return request.attributes();
    }

    /** In the base asset; of an order by value it is known once that is matched, zero before. */
    public BigDecimal quantity() {
        return quantity == null ? BigDecimal.ZERO : quantity;
    }

    /** Limit, or null for market orders. */
    public BigDecimal price() {
        return price;
    }

    public OrderStatus status() {
        return status;
    }

    /** Whether it still waits for its trigger. */
    public boolean waitsForTrigger() {
        return trigger != null && !triggered && !status.ended();
    }

    /** What wakes it, or null if it works at once. */
    public Trigger trigger() {
        return trigger;
    }

    /** Whether its trigger has been reached. */
    public boolean triggered() {
        return triggered;
    }

    public boolean open() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    /** When it came on the book, or null. */
    public Instant workingSince() {
        return workingSince;
    }

    /** The list it belongs to, or null. */
    public OrderList list() {
        return list;
    }

    /** Why it ended before it was filled: a word of the engine or of who cancelled it. */
    public String endedBecause() {
        return endedBecause;
    }

    public List<Fill> fills() {
        return fills;
    }

    /** Filled so far, in the base asset. */
    public BigDecimal executed() {
        return executed;
    }

    /** Filled so far, in the quote asset. */
    public BigDecimal executedValue() {
        return executedValue;
    }

    public BigDecimal remaining() {
        return quantity().subtract(executed);
    }

    /** What of a spot balance it still holds, in the asset it would pay with. */
    public BigDecimal locked() {
        return locked;
    }

    void add(Fill fill) {
        fills.add(fill);
        executed = executed.add(fill.quantity());
        executedValue = executedValue.add(fill.value());
        updated = fill.time();
        status = remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
    }

    void end(OrderStatus ended, String because, Instant at) {
        status = ended;
        endedBecause = because;
        updated = at;
    }

    void pending() {
        status = OrderStatus.PENDING;
    }

    void place(Instant at) {
        status = OrderStatus.NEW;
        updated = at;
    }

    void work(Instant at) {
        workingSince = at;
    }

    void trigger(Instant at) {
        triggered = true;
        updated = at;
    }

    void resize(BigDecimal newQuantity, Instant at) {
        quantity = newQuantity;
        updated = at;
    }

    void retrigger(Trigger other, Instant at) {
        trigger = other;
        updated = at;
    }

    void reprice(BigDecimal newPrice, Instant at) {
        price = newPrice;
        updated = at;
    }

    void join(OrderList joined) {
        list = joined;
    }
}
