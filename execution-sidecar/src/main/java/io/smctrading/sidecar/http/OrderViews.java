package io.smctrading.sidecar.http;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.ledger.OpenPositions.OpenPosition;
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
        view.put("quantity", Json.number(row.quantity()));
        view.put("price", Json.number(row.price()));
        view.put("filled_quantity", Json.number(row.filled()));
        view.put("fill_price", fillPrice(row));
        view.put("fees", Json.number(row.fees()));
        view.put("reason", row.reason());
        view.put("market_time", Json.text(row.marketTime()));
        view.put("created_at", Json.text(row.created()));
        view.put("updated_at", Json.text(row.updated()));
        return view;
    }

    static Map<String, Object> execution(ExecutionRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("execution_id", row.executionId());
        view.put("sequence", row.sequence());
        view.put("state", row.status());
        view.put("terminal", row.terminal());
        view.put("market_time", Json.text(row.time()));
        view.put("quantity", Json.number(row.quantity()));
        view.put("price", Json.number(row.price()));
        view.put("fee", Json.number(row.fee()));
        view.put("cumulative_quantity", Json.number(row.cumulativeQuantity()));
        view.put("average_price", Json.number(row.averagePrice()));
        view.put("reason", row.reason());
        view.put("venue_trade_id", row.venueTradeId());
        return view;
    }

    static Map<String, Object> tradingState(TradingState state) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("account", state.account());
        view.put("state", state.name());
        view.put("who", state.actor());
        view.put("when", Json.text(state.changed()));
        view.put("reason", state.reason());
        view.put("announced", state.announced());
        return view;
    }

    static Map<String, Object> position(OpenPosition position) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("order_id", position.entryId());
        view.put("exchange", position.exchange());
        view.put("symbol", position.symbol());
        view.put("side", position.side().toLowerCase(Locale.ROOT));
        view.put("quantity", Json.number(position.quantity()));
        view.put("entry_price", Json.number(position.entryPrice()));
        view.put("mark_price", Json.number(position.markPrice()));
        view.put("unrealised_pnl", unrealised(position));
        view.put("stop_loss", Json.number(position.stopPrice()));
        view.put("take_profit", Json.number(position.targetPrice()));
        return view;
    }

    private static BigDecimal unrealised(OpenPosition position) {
        if (position.markPrice() == null) {
            return null;
        }
        BigDecimal perUnit = position.markPrice().subtract(position.entryPrice());
        BigDecimal profit = perUnit.multiply(position.quantity());
        BigDecimal signed = position.side().equals("LONG") ? profit : profit.negate();
        return Json.number(signed.setScale(Order.SCALE, RoundingMode.HALF_UP));
    }

    /** States behind a word of the API. */
    static List<String> states(String word) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> word(status).equals(word))
                .map(OrderStatus::name)
                .toList();
    }

    static String word(String state) {
        return state == null ? "pending" : word(OrderStatus.valueOf(state));
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
                : Json.number(row.cost().divide(row.filled(), Order.SCALE, RoundingMode.HALF_UP));
    }
}
