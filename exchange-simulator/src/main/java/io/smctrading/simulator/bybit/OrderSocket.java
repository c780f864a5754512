package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.server.HttpServer;
import java.util.Map;
import java.util.Optional;

/** Order entry by WebSocket: the same orders, amendments and cancels as by REST. */
final class OrderSocket {

    private static final Map<String, String> PATHS =
            Map.of(
                    "order.create", "/v5/order/create",
                    "order.amend", "/v5/order/amend",
                    "order.cancel", "/v5/order/cancel",
                    "order.create-batch", "/v5/order/create-batch",
                    "order.amend-batch", "/v5/order/amend-batch",
                    "order.cancel-batch", "/v5/order/cancel-batch");
    private static final int UNKNOWN_OP = 10404;
    private static final String ACCOUNT = "account";

    private final Exchange exchange;
    private final Faults faults;
    private final Rest rest;
    private final Authentication authentication;
    private final Streams streams = new Streams("trade");

    OrderSocket(Exchange exchange, Faults faults, Rest rest) {
        this.exchange = exchange;
        this.faults = faults;
        this.rest = rest;
        this.authentication = new Authentication(exchange);
    }

    Streams streams() {
        return streams;
    }

    void configure(WsConfig socket) {
        socket.onConnect(
                context -> {
                    context.enableAutomaticPings();
                    streams.open(context, exchange.now());
                });
        socket.onMessage(context -> heard(context, context.message()));
        socket.onClose(streams::closed);
    }

    private void heard(WsContext context, String text) {
        Streams.Connection connection = streams.of(context);
        connection.heard(exchange.now());
        JsonNode message;
        try {
            message = HttpServer.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            ObjectNode refused =
                    Envelope.socket(RetCode.PARAMETER_ERROR.code(), "json unmarshal failed");
            connection.send(refused.put("connId", connection.id()));
            return;
        }
        ObjectNode answer = answer(context, message);
        if (message.hasNonNull("reqId")) {
            answer.set("reqId", message.get("reqId"));
        }
        connection.send(answer.put("connId", connection.id()));
    }

    private ObjectNode answer(WsContext context, JsonNode message) {
        String op = message.path("op").asText();
        ObjectNode answer;
        if (op.equals("ping")) {
            answer = Envelope.socket(RetCode.OK.code(), RetCode.OK.words());
            answer.put("op", "pong");
            answer.putArray("data").add(Long.toString(exchange.now().toEpochMilli()));
            return answer;
        }
        if (op.equals("auth")) {
            answer = authenticate(context, message.path("args"));
        } else if (!PATHS.containsKey(op)) {
            answer = Envelope.socket(UNKNOWN_OP, "op type is not found");
        } else if (context.attribute(ACCOUNT) == null) {
            answer = Envelope.socket(RetCode.INVALID_SIGNATURE.code(), "not authenticated");
        } else {
            answer = trade(context.attribute(ACCOUNT), op, message);
        }
        return answer.put("op", op);
    }

    private ObjectNode authenticate(WsContext context, JsonNode args) {
        Optional<Account> account = PrivateStream.signedBy(exchange, args);
        if (account.isEmpty()) {
            RetCode code = RetCode.INVALID_SIGNATURE;
            return Envelope.socket(code.code(), code.words());
        }
        context.attribute(ACCOUNT, account.get());
        return Envelope.socket(RetCode.OK.code(), RetCode.OK.words());
    }

    private ObjectNode trade(Account account, String op, JsonNode message) {
        Endpoint endpoint = rest.endpoint("POST", PATHS.get(op));
        Parameters asked = new Parameters(message.path("args").path(0));
        JsonNode header = message.path("header");
        Limits.Standing standing = rest.count(account, endpoint, asked);
        ObjectNode answer;
        try {
            if (faults.maintenance()) {
                throw RetCode.SERVER_ERROR.refusal();
            }
            if (rest.refuses(standing)) {
                throw RetCode.TOO_MANY_VISITS.refusal();
            }
            authentication.checkTime(
                    header.path("X-BAPI-TIMESTAMP").asText(),
                    header.path("X-BAPI-RECV-WINDOW").asText("5000"));
            Endpoint.Call call = new Endpoint.Call(account, asked);
            Endpoint.Answer done = exchange.read(() -> endpoint.handler().answer(call));
            answer = Envelope.socket(RetCode.OK.code(), RetCode.OK.words());
            answer.set("data", done.result());
            answer.set("retExtInfo", done.extra());
        } catch (BybitRefusal refusal) {
            answer = Envelope.socket(refusal.code().code(), refusal.getMessage());
            answer.putObject("data");
            answer.putObject("retExtInfo");
        }
        ObjectNode limits = answer.putObject("header");
        limits.put("X-Bapi-Limit", Integer.toString(standing.limit()));
        limits.put("X-Bapi-Limit-Status", Integer.toString(Math.max(standing.left(), 0)));
        limits.put("X-Bapi-Limit-Reset-Timestamp", Long.toString(standing.resets().toEpochMilli()));
        limits.put("Timenow", Long.toString(exchange.now().toEpochMilli()));
        return answer;
    }
}
