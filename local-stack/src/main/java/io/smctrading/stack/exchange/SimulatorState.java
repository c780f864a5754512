package io.smctrading.stack.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.stack.StackException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One account's book at a simulated exchange.
 *
 * @param initial balances that the account began with, by asset
 * @param balances balances as they are, what is locked included, by asset
 * @param positions of margin markets
 * @param orders every order that was ever accepted
 * @param fills every execution
 * @param lastPrices newest price by category and symbol, as {@code spot:BTCUSDT}
 */
public record SimulatorState(
        Map<String, BigDecimal> initial,
        Map<String, BigDecimal> balances,
        List<Position> positions,
        List<Order> orders,
        List<Fill> fills,
        Map<String, BigDecimal> lastPrices) {

    /**
     * @param quantity below 0 if short
     */
    public record Position(
            String category, String symbol, BigDecimal quantity, BigDecimal entryPrice) {}

    /**
     * @param status as the simulator's own book names it
     */
    public record Order(
            String category, String symbol, String clientId, String status, BigDecimal filled) {}

    /**
     * @param buys whether the base asset was bought
     * @param fee what was charged, in {@code feeAsset}
     */
    public record Fill(
            String category,
            String symbol,
            String id,
            boolean buys,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String feeAsset) {}

    /**
     * Reads an answer of {@code /admin/state}; unknown fields are ignored.
     *
     * @throws StackException failed if something is missing, with its path
     */
    static SimulatorState of(JsonNode json) {
        JsonNode account = required(json, "accounts").path(0);
        List<Position> positions = new ArrayList<>();
        for (JsonNode one : required(account, "positions")) {
            positions.add(
                    new Position(
                            text(one, "category"),
                            text(one, "symbol"),
                            decimal(one, "quantity"),
                            decimal(one, "entryPrice")));
        }
        List<Order> orders = new ArrayList<>();
        for (JsonNode one : required(account, "orders")) {
            orders.add(
                    new Order(
                            text(one, "category"),
                            text(one, "symbol"),
                            one.path("clientId").asText(""),
                            text(one, "status"),
                            decimal(one, "filled")));
        }
        List<Fill> fills = new ArrayList<>();
        for (JsonNode one : required(account, "fills")) {
            fills.add(
                    new Fill(
                            text(one, "category"),
                            text(one, "symbol"),
                            text(one, "id"),
                            text(one, "side").equalsIgnoreCase("buy"),
                            decimal(one, "price"),
                            decimal(one, "quantity"),
                            decimal(one, "fee"),
                            text(one, "feeAsset")));
        }
        Map<String, BigDecimal> prices = new HashMap<>();
        for (JsonNode one : required(json, "instruments")) {
            if (one.hasNonNull("lastPrice")) {
                prices.put(
                        text(one, "category") + ':' + text(one, "symbol"),
                        decimal(one, "lastPrice"));
            }
        }
        return new SimulatorState(
                amounts(required(account, "initial")),
                amounts(required(account, "balances")),
                positions,
                orders,
                fills,
                prices);
    }

    /** By asset; an amount alone, or an object with its total. */
    private static Map<String, BigDecimal> amounts(JsonNode json) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        json.fields()
                .forEachRemaining(
                        asset ->
                                amounts.put(
                                        asset.getKey(),
                                        asset.getValue().isObject()
                                                ? decimal(asset.getValue(), "total")
                                                : number(asset.getValue(), asset.getKey())));
        return amounts;
    }

    private static JsonNode required(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            throw StackException.failed("the simulator's state lacks '" + field + "'");
        }
        return value;
    }

    private static String text(JsonNode json, String field) {
        return required(json, field).asText();
    }

    private static BigDecimal decimal(JsonNode json, String field) {
        return number(required(json, field), field);
    }

    private static BigDecimal number(JsonNode value, String field) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw StackException.failed(
                    "the simulator's state has '" + value.asText() + "' as '" + field + "'", e);
        }
    }
}
