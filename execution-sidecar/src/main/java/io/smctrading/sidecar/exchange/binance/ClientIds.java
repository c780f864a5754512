package io.smctrading.sidecar.exchange.binance;

import io.smctrading.core.execution.OrderLeg;
import io.smctrading.sidecar.exchange.ExitId;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which of our ids an order of Binance has. Binance gives a cancelled order the id of its cancel,
 * and all orders of a cancelled list the same one; so a cancel's id is made of that of the order,
 * and what was seen of an order before is remembered.
 */
final class ClientIds {

    /** Longest client id that Binance takes. */
    static final int LONGEST = 36;

    private static final char CANCELED = '_';
    private static final String LIST = "_l";
    private static final BigDecimal NO_LIST = BigDecimal.ONE.negate();
    private static final int REMEMBERED = 10_000;

    private final Map<String, String> byOrder = new Newest();
    private final Map<String, String> byClient = new Newest();

    /** Forgets what was not asked for the longest. */
    private static final class Newest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1L;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** Id of the cancel of an order: no longer than that of an exit, which may be the longest. */
    static String cancelOf(String clientId) {
        return clientId.indexOf('-') < 0 ? clientId + CANCELED : clientId.replace('-', CANCELED);
    }

    /** Id of the list of orders that an order opens. */
    static String listOf(String clientId) {
        String id = clientId + LIST;
        return id.length() <= LONGEST ? id : id.substring(id.length() - LONGEST);
    }

    /** Our id of an order as it is told by a query, an answer or a cancel. */
    synchronized String of(JsonView order) {
        String key = key(order.text("symbol"), order.id("orderId"));
        String original = order.text("origClientOrderId", "");
        String known = byOrder.get(key);
        if (!original.isEmpty()) {
            return remember(key, original);
        }
        return known != null ? known : remember(key, original(order));
    }

    /** Remembers an order that was told of. */
    synchronized String remember(String symbol, String orderId, String clientId) {
        return remember(key(symbol, orderId), clientId);
    }

    /** Our id of an order by Binance's own, if it was seen. */
    synchronized Optional<String> known(String symbol, String orderId) {
        return Optional.ofNullable(byOrder.get(key(symbol, orderId)));
    }

    /** Binance's own id of the newest order with an id of ours, if it was seen. */
    synchronized Optional<String> orderOf(String symbol, String clientId) {
        return Optional.ofNullable(byClient.get(key(symbol, clientId)));
    }

    private String remember(String key, String clientId) {
        byOrder.put(key, clientId);
        String symbol = key.substring(0, key.indexOf('/') + 1);
        byClient.put(symbol + clientId, key.substring(symbol.length()));
        return clientId;
    }

    private static String original(JsonView order) {
        String shown = order.text("clientOrderId");
        boolean canceled =
                shown.indexOf(CANCELED) >= 0 && order.text("status", "").equals("CANCELED");
        if (!canceled) {
            return shown;
        }
        String id =
                shown.charAt(shown.length() - 1) == CANCELED
                        ? shown.substring(0, shown.length() - 1)
                        : shown.replace(CANCELED, '-');
        return order.decimal("orderListId", NO_LIST).signum() < 0 ? id : memberOf(id, order);
    }

    /** Of a list all members show the cancel of one of them: which is which, their kinds tell. */
    private static String memberOf(String canceled, JsonView order) {
        Optional<ExitId> exit = ExitId.parse(canceled);
        String entry = exit.map(ExitId::entryId).orElse(canceled);
        OrderLeg leg = legOf(order);
        return leg == OrderLeg.ENTRY
                ? entry
                : new ExitId(entry, leg, exit.map(ExitId::generation).orElse("")).text();
    }

    /** On a spot market what opens buys, and what exits sells. */
    private static OrderLeg legOf(JsonView order) {
        return switch (order.text("type")) {
            case "STOP_LOSS" -> OrderLeg.STOP_LOSS;
            case "LIMIT_MAKER" -> OrderLeg.TAKE_PROFIT;
            default -> order.text("side").equals("SELL") ? OrderLeg.TAKE_PROFIT : OrderLeg.ENTRY;
        };
    }

    private static String key(String symbol, String id) {
        return symbol + "/" + id;
    }
}
