package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.core.OrderType;
import io.smctrading.simulator.core.TimeInForce;
import io.smctrading.simulator.fault.PrivateFeed;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns what happens to orders, positions and balances into private messages. Only those of orders
 * and executions are counted, lost, doubled and reordered by faults: they are what trading hangs
 * on.
 */
final class Reporter implements ExchangeListener {

    private final Exchange exchange;
    private final PositionViews positions;
    private final PrivateFeed<PrivateEvent> feed;
    private final Predicate<String> wanted;
    private long messages;

    /**
     * @param wanted whether anybody listens to a topic; asked for positions and wallets, which are
     *     dear to tell
     */
    Reporter(
            Exchange exchange,
            PositionViews positions,
            PrivateFeed<PrivateEvent> feed,
            Predicate<String> wanted) {
        this.exchange = exchange;
        this.positions = positions;
        this.feed = feed;
        this.wanted = wanted;
    }

    @Override
    public void orderChanged(Order order, Change change, Fill fill, Instant at) {
        if (order.status() == OrderStatus.PENDING
                || (change == Change.NEW && matchesAtOnce(order))) {
            return;
        }
        ObjectNode view = OrderViews.streamed(order);
        if (change == Change.TRIGGERED) {
            view.put("orderStatus", "Triggered");
        }
        emit(order.account(), "order", order.instrument().category(), view, at);
        if (change == Change.TRIGGERED && order.price() != null) {
            ObjectNode working = OrderViews.streamed(order);
            emit(order.account(), "order", order.instrument().category(), working, at);
        }
        if (fill != null) {
            emit(
                    order.account(),
                    "execution",
                    order.instrument().category(),
                    OrderViews.streamed(Execution.latest(fill)),
                    at);
        }
        boolean exit =
                Protection.isExit(Attributes.of(order, Attributes.STOP_ORDER_TYPE))
                        && (change == Change.NEW
                                || change == Change.AMENDED
                                || change == Change.CANCELED);
        boolean moves = !OrderViews.spot(order) && (fill != null || exit);
        if (moves && wanted.test("position")) {
            ObjectNode position = positions.streamed(order.account(), order.instrument());
            String category = order.instrument().category();
            feed.tell(order.account(), event(order.account(), "position", category, position, at));
        }
    }

    @Override
    public void balancesChanged(Account account, Set<String> assets, Instant at) {
        if (wanted.test("wallet")) {
            ObjectNode wallet = new WalletViews(exchange, account).wallet(assets);
            feed.tell(account, event(account, "wallet", "", wallet, at));
        }
    }

    /** Bybit tells of a market or immediate order only what became of it. */
    private static boolean matchesAtOnce(Order order) {
        return !order.waitsForTrigger()
                && (order.request().type() == OrderType.MARKET
                        || order.request().timeInForce() != TimeInForce.GTC);
    }

    private void emit(Account account, String topic, String category, ObjectNode data, Instant at) {
        feed.emit(account, event(account, topic, category, data, at));
    }

    private PrivateEvent event(
            Account account, String topic, String category, ObjectNode data, Instant at) {
        ObjectNode message = Endpoint.object();
        message.put("id", account.id() + "_" + topic + "_" + ++messages);
        message.put("topic", topic);
        message.put("creationTime", at.toEpochMilli());
        message.putArray("data").add(data);
        return new PrivateEvent(topic, category, message);
    }
}
