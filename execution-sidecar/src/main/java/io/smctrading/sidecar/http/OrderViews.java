package io.smctrading.sidecar.http;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.ledger.OrderQueries.ExecutionRow;
import io.smctrading.sidecar.ledger.OrderQueries.OrderRow;
import io.smctrading.sidecar.ledger.TradingState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of the ledger as the API's users know them. */
final class OrderViews {

    /** The words of the API, each for one or more states of an order. */
    static final List<String> STATUS_WORDS = List.of("pending", "filled", "cancelled", "rejected");

    private OrderViews() {}

    static Map<String, Object> order(OrderRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("order_id", row.orderId());
        view.put("intent_id", row.intentId());
        view.put("decision_id", row.decisionId());
        view.put("signal_id", row.signalId());
        view.put("account", row.account());
        view.put("exchange", row.venue());
        view.put("symbol", row.symbol());
        view.put("leg", row.leg().toLowerCase(Locale.ROOT));
        view.put("side", row.side().toLowerCase(Locale.ROOT));
        view.put("type", type(row));
        view.put("status", word(OrderStatus.valueOf(row.status())));
        view.put("state", row.status());
        view.put("quantity", number(row.quantity()));
        view.put("price", number(row.price()));
        view.put("filled_quantity", number(row.filled()));
        view.put("fill_price", fillPrice(row));
        view.put("fees", number(row.fees()));
        view.put("reason", row.reason());
        view.put("market_time", text(row.marketTime()));
        view.put("created_at", text(row.created()));
        view.put("updated_at", text(row.updated()));
        return view;
    }

    static Map<String, Object> execution(ExecutionRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("execution_id", row.executionId());
        view.put("sequence", row.sequence());
        view.put("state", row.status());
        view.put("terminal", row.terminal());
        view.put("market_time", text(row.time()));
        view.put("quantity", number(row.quantity()));
        view.put("price", number(row.price()));
        view.put("fee", number(row.fee()));
        view.put("cumulative_quantity", number(row.cumulativeQuantity()));
        view.put("average_price", number(row.averagePrice()));
        view.put("reason", row.reason());
        view.put("venue_trade_id", row.venueTradeId());
        return view;
    }

    static Map<String, Object> tradingState(TradingState state) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("account", state.account());
        view.put("state", state.name());
        view.put("who", state.actor());
        view.put("when", text(state.changed()));
        view.put("reason", state.reason());
        view.put("announced", state.announced());
        return view;
    }

    /** States behind a word of the API. */
    static List<String> states(String word) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> word(status).equals(word))
                .map(OrderStatus::name)
                .toList();
    }

    private static String word(OrderStatus status) {
        return switch (status) {
            case NEW, SENT, ACCEPTED, PARTIALLY_FILLED, UNKNOWN, QUARANTINED -> "pending";
            case FILLED -> "filled";
            case CANCELED, EXPIRED -> "cancelled";
            case REJECTED -> "rejected";
        };
    }

    private static String type(OrderRow row) {
        return switch (row.leg()) {
            case "STOP_LOSS", "TAKE_PROFIT" -> row.leg().toLowerCase(Locale.ROOT);
            default -> row.price() == null ? "market" : "limit";
        };
    }

    private static BigDecimal fillPrice(OrderRow row) {
        return row.filled().signum() == 0
                ? null
                : number(row.cost().divide(row.filled(), Order.SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal number(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String text(Object time) {
        return time == null ? null : time.toString();
    }
}
