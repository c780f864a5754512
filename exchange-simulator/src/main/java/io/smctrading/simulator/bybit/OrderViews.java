package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.core.OrderType;
import io.smctrading.simulator.core.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Orders and executions as Bybit's answers and streams show them. */
final class OrderViews {

    private OrderViews() {}

    static String side(Side side) {
        return side.buys() ? "Buy" : "Sell";
    }

    static String type(Order order) {
        return order.request().type() == OrderType.MARKET ? "Market" : "Limit";
    }

    static String status(Order order) {
        return switch (order.status()) {
            case PENDING -> "Untriggered";
            case NEW -> order.waitsForTrigger() ? "Untriggered" : "New";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case REJECTED -> "Rejected";
            case CANCELED, EXPIRED -> ended(order);
        };
    }

    private static String ended(Order order) {
        if (order.request().trigger() != null && !order.triggered()) {
            return "Deactivated";
        }
        boolean partly = order.executed().signum() > 0;
        return partly && spot(order) ? "PartiallyFilledCanceled" : "Cancelled";
    }

    static boolean spot(Order order) {
        return order.instrument().kind() == Instrument.Kind.SPOT;
    }

    /** As the order queries list it. */
    static ObjectNode order(Order order) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Instrument instrument = order.instrument();
        json.put("orderId", OrderNames.of(order));
        json.put("orderLinkId", order.clientId());
        json.put("blockTradeId", "");
        json.put("symbol", instrument.symbol());
        json.put("price", order.price() == null ? "0" : Decimals.price(instrument, order.price()));
        json.put("qty", quantity(order));
        json.put("side", side(order.side()));
        json.put("isLeverage", Attributes.of(order, Attributes.LEVERAGE));
        json.put("positionIdx", number(order, Attributes.POSITION_INDEX));
        json.put("orderStatus", status(order));
        progress(order, json);
        terms(order, json);
        protection(order, json);
        if (!spot(order)) {
            json.put("createType", Attributes.of(order, Attributes.CREATE_TYPE));
            json.put("parentOrderLinkId", Attributes.of(order, Attributes.PARENT));
        }
        json.put("createdTime", Long.toString(order.created().toEpochMilli()));
        json.put("updatedTime", Long.toString(order.updated().toEpochMilli()));
        return json;
    }

    /** As the order stream shows it. */
    static ObjectNode streamed(Order order) {
        ObjectNode json = order(order);
        json.put("category", order.instrument().category());
        json.put("feeCurrency", spot(order) ? feeCurrency(order) : "");
        BigDecimal profit = BigDecimal.ZERO;
        for (Fill fill : order.fills()) {
            profit = profit.add(fill.realisedProfit());
        }
        json.put("closedPnl", Decimals.plain(profit));
        return json;
    }

    private static void progress(Order order, ObjectNode json) {
        Instrument instrument = order.instrument();
        BigDecimal left = order.status().ended() ? BigDecimal.ZERO : order.remaining();
        BigDecimal price = order.price() == null ? BigDecimal.ZERO : order.price();
        json.put("cancelType", CancelReason.type(order));
        json.put("rejectReason", CancelReason.reject(order));
        json.put("avgPrice", Decimals.average(order.executedValue(), order.executed()));
        json.put("leavesQty", Decimals.quantity(instrument, left));
        json.put("leavesValue", Decimals.plain(left.multiply(price)));
        json.put("cumExecQty", Decimals.quantity(instrument, order.executed()));
        json.put("cumExecValue", Decimals.plain(order.executedValue()));
        Map<String, BigDecimal> fees = new TreeMap<>();
        order.fills().forEach(fill -> fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add));
        BigDecimal fee = fees.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        json.put("cumExecFee", Decimals.plain(fee));
        ObjectNode detail = json.putObject("cumFeeDetail");
        fees.forEach((asset, amount) -> detail.put(asset, Decimals.plain(amount)));
    }

    private static void terms(Order order, ObjectNode json) {
        boolean conditional = order.request().trigger() != null;
        json.put("timeInForce", Attributes.of(order, Attributes.TIME_IN_FORCE));
        json.put("orderType", type(order));
        json.put("stopOrderType", Attributes.of(order, Attributes.STOP_ORDER_TYPE));
        json.put("orderIv", "");
        json.put("marketUnit", Attributes.of(order, Attributes.MARKET_UNIT));
        json.put(
                "triggerPrice",
                conditional ? Decimals.price(order.instrument(), order.trigger().price()) : "");
        json.put("triggerDirection", direction(order));
        json.put("triggerBy", Attributes.of(order, Attributes.TRIGGER_BY));
        json.put(
                spot(order) ? "basePrice" : "lastPriceOnCreated",
                Attributes.of(order, Attributes.LAST_PRICE));
        json.put("reduceOnly", order.request().reduceOnly());
        json.put(
                "closeOnTrigger",
                Boolean.parseBoolean(Attributes.of(order, Attributes.CLOSE_ON_TRIGGER)));
        json.put("placeType", "");
        json.put("smpType", order.attributes().getOrDefault(Attributes.SMP_TYPE, "None"));
        json.put("smpGroup", 0);
        json.put("smpOrderId", "");
        json.put("slippageToleranceType", "UNKNOWN");
        json.put("slippageTolerance", "");
        json.put("extraFees", "");
        json.put("rpiTakerAccess", false);
        json.put("rpiMatchedQty", "0");
    }

    private static void protection(Order order, ObjectNode json) {
        if (spot(order)) {
            json.put(
                    "ocoTriggerBy",
                    Attributes.is(order, Attributes.STOP_ORDER_TYPE, "OcoOrder")
                            ? "OcoTriggerByUnknown"
                            : "");
        } else {
            json.put("tpslMode", Attributes.of(order, Attributes.TPSL_MODE));
        }
        json.put("takeProfit", Attributes.of(order, Attributes.TAKE_PROFIT));
        json.put("stopLoss", Attributes.of(order, Attributes.STOP_LOSS));
        json.put("tpLimitPrice", Attributes.of(order, Attributes.TP_LIMIT_PRICE));
        json.put("slLimitPrice", Attributes.of(order, Attributes.SL_LIMIT_PRICE));
        json.put("tpTriggerBy", Attributes.of(order, Attributes.TP_TRIGGER_BY));
        json.put("slTriggerBy", Attributes.of(order, Attributes.SL_TRIGGER_BY));
    }

    /** As the execution query lists it. */
    static ObjectNode execution(Execution execution) {
        Fill fill = execution.fill();
        Order order = fill.order();
        Instrument instrument = order.instrument();
        boolean spot = spot(order);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("symbol", instrument.symbol());
        json.put("orderId", OrderNames.of(order));
        json.put("orderLinkId", order.clientId());
        json.put("side", side(order.side()));
        json.put(
                "orderPrice",
                order.price() == null ? "0" : Decimals.price(instrument, order.price()));
        json.put("orderQty", quantity(order));
        json.put("leavesQty", Decimals.quantity(instrument, execution.left()));
        if (!spot) {
            json.put("createType", Attributes.of(order, Attributes.CREATE_TYPE));
        }
        json.put("orderType", type(order));
        json.put("stopOrderType", stopType(order));
        json.put("execFee", Decimals.plain(fill.fee()));
        json.put("execFeeV2", "");
        json.put("execId", executionId(fill));
        json.put("execPrice", Decimals.price(instrument, fill.price()));
        json.put("execQty", Decimals.quantity(instrument, fill.quantity()));
        json.put("execType", "Trade");
        json.put("execValue", Decimals.plain(fill.value()));
        json.put("execTime", Long.toString(fill.time().toEpochMilli()));
        json.put("feeCurrency", fill.feeAsset());
        json.put("isMaker", fill.maker());
        json.put(
                "feeRate",
                Decimals.plain(fill.maker() ? instrument.makerFee() : instrument.takerFee()));
        json.put("tradeIv", "");
        json.put("markIv", "");
        json.put("markPrice", spot ? "" : Decimals.price(instrument, fill.price()));
        json.put("indexPrice", "");
        json.put("underlyingPrice", "");
        json.put("blockTradeId", "");
        json.put("closedSize", spot ? "" : Decimals.plain(execution.closed()));
        json.put("extraFees", "");
        json.put("seq", fill.id());
        return json;
    }

    /** As the execution stream shows it. */
    static ObjectNode streamed(Execution execution) {
        ObjectNode json = execution(execution);
        Fill fill = execution.fill();
        json.put("category", fill.order().instrument().category());
        json.put("isLeverage", "0");
        json.put("marketUnit", Attributes.of(fill.order(), Attributes.MARKET_UNIT));
        json.put("execPnl", Decimals.plain(fill.realisedProfit()));
        return json;
    }

    /** Unique over all instruments: a long number for spot, a UUID for derivatives. */
    static String executionId(Fill fill) {
        Instrument instrument = fill.order().instrument();
        return instrument.kind() == Instrument.Kind.SPOT
                ? Long.toString(2_100_000_000_000_000_000L + fill.id())
                : OrderNames.of(instrument, fill.id());
    }

    private static String stopType(Order order) {
        String type = Attributes.of(order, Attributes.STOP_ORDER_TYPE);
        return type.isEmpty() && !spot(order) ? "UNKNOWN" : type;
    }

    private static String quantity(Order order) {
        boolean byValue = order.request().quoteQuantity() != null;
        return byValue
                ? Decimals.plain(order.request().quoteQuantity())
                : Decimals.quantity(order.instrument(), order.quantity());
    }

    private static String feeCurrency(Order order) {
        return order.side().buys() ? order.instrument().base() : order.instrument().quote();
    }

    private static int direction(Order order) {
        if (order.request().trigger() == null || spot(order)) {
            return 0;
        }
        return order.trigger().rising() ? 1 : 2;
    }

    private static int number(Order order, String attribute) {
        String text = Attributes.of(order, attribute);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** Whether it is to be found among the open orders. */
    static boolean open(Order order) {
        return !order.status().ended() && order.status() != OrderStatus.PENDING;
    }
}
