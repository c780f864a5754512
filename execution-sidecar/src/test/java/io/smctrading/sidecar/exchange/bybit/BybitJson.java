package io.smctrading.sidecar.exchange.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.sidecar.exchange.http.JsonView;

/** Orders and executions as Bybit writes them, with what a test says of them. */
final class BybitJson {

    static final long T0 = 1_700_000_000_000L;

    private BybitJson() {}

    /** A buy of 1 BTCUSDT that is new, changed by pairs of name and value. */
    static ObjectNode order(String... pairs) {
        return with(
                object().put("category", "spot")
                        .put("orderId", "id-1")
                        .put("orderLinkId", "")
                        .put("symbol", "BTCUSDT")
                        .put("side", "Buy")
                        .put("orderStatus", "New")
                        .put("cancelType", "UNKNOWN")
                        .put("rejectReason", "EC_NoError")
                        .put("qty", "1")
                        .put("cumExecQty", "0")
                        .put("avgPrice", "")
                        .put("stopOrderType", "")
                        .put("triggerPrice", "")
                        .put("takeProfit", "")
                        .put("stopLoss", "")
                        .put("createdTime", Long.toString(T0))
                        .put("updatedTime", Long.toString(T0 + 1)),
                pairs);
    }

    /** A whole execution of 1 BTCUSDT at 100 by a taker, changed by pairs of name and value. */
    static ObjectNode execution(String... pairs) {
        return with(
                object().put("category", "spot")
                        .put("execId", "exec-1")
                        .put("orderId", "id-1")
                        .put("orderLinkId", "")
                        .put("symbol", "BTCUSDT")
                        .put("side", "Sell")
                        .put("execType", "Trade")
                        .put("execQty", "1")
                        .put("execPrice", "100")
                        .put("execFee", "0.1")
                        .put("feeCurrency", "USDT")
                        .put("stopOrderType", "")
                        .put("isMaker", false)
                        .put("execTime", Long.toString(T0 + 2)),
                pairs);
    }

    static BybitOrder read(ObjectNode order) {
        return BybitOrder.of(JsonView.parse("order", order.toString()));
    }

    static BybitExecution readExecution(ObjectNode execution) {
        return BybitExecution.of(JsonView.parse("execution", execution.toString()));
    }

    /** An answer with a list of these. */
    static String list(ObjectNode... entries) {
        ObjectNode result = object().put("nextPageCursor", "");
        for (ObjectNode entry : entries) {
            result.withArray("list").add(entry);
        }
        if (entries.length == 0) {
            result.putArray("list");
        }
        return answer(0, "OK", result);
    }

    static String answer(int code, String message, ObjectNode result) {
        ObjectNode answer = object().put("retCode", code).put("retMsg", message);
        answer.set("result", result);
        return answer.put("time", T0).toString();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode with(ObjectNode node, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            node.put(pairs[i], pairs[i + 1]);
        }
        return node;
    }
}
