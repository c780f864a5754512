package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.server.HttpServer;
import java.util.ArrayList;
import java.util.List;

/** The public stream of one category: what is asked for, and who hears it. */
final class PublicStream {

    private static final int SPOT_ARGUMENTS = 10;

    private final String category;
    private final Exchange exchange;
    private final Streams streams;
    private final Topics topics;

    PublicStream(String category, Exchange exchange) {
        this.category = category;
        this.exchange = exchange;
        this.streams = new Streams(category);
        this.topics = new Topics(category, exchange, streams);
        exchange.listen(topics);
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
        socket.onMessage(context -> heard(streams.of(context), context.message()));
        socket.onClose(streams::closed);
    }

    /** To be called every second: closes candles in which nothing traded any more. */
    void tick() {
        exchange.read(
                () -> {
                    topics.candlesClose();
                    return null;
                });
        streams.cutSilent(exchange.now());
    }

    private void heard(Streams.Connection connection, String text) {
        connection.heard(exchange.now());
        JsonNode message;
        try {
            message = HttpServer.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            connection.send(answer(connection, false, "Params Error", "", ""));
            return;
        }
        String op = message.path("op").asText();
        String id = message.path("req_id").asText("");
        switch (op) {
            case "ping" -> connection.send(answer(connection, true, "pong", "ping", id));
            case "subscribe" -> subscribe(connection, message.path("args"), id);
            case "unsubscribe" -> {
                message.path("args").forEach(topic -> connection.topics().remove(topic.asText()));
                connection.send(answer(connection, true, "", op, id));
            }
            default ->
                    connection.send(answer(connection, false, "error:handler not found", op, id));
        }
    }

    private void subscribe(Streams.Connection connection, JsonNode args, String id) {
        boolean spot = category.equals(Categories.SPOT);
        if (spot && args.size() > SPOT_ARGUMENTS) {
            connection.send(answer(connection, false, "args size >10", "subscribe", id));
            return;
        }
        List<String> asked = new ArrayList<>();
        for (JsonNode arg : args) {
            String topic = arg.asText();
            if (!topics.exists(topic)) {
                String words = "error:handler not found,topic:" + topic;
                connection.send(answer(connection, false, words, "subscribe", id));
                return;
            }
            asked.add(topic);
        }
        exchange.read(
                () -> {
                    String words = spot ? "subscribe" : "";
                    connection.send(answer(connection, true, words, "subscribe", id));
                    for (String topic : asked) {
                        ArrayNode first = topics.snapshots(topic);
                        first.forEach(connection::send);
                        connection.topics().add(topic);
                    }
                    return null;
                });
    }

    private static ObjectNode answer(
            Streams.Connection connection, boolean success, String words, String op, String id) {
        ObjectNode json = Endpoint.object();
        json.put("success", success);
        json.put("ret_msg", words);
        json.put("conn_id", connection.id());
        if (!id.isEmpty()) {
            json.put("req_id", id);
        }
        json.put("op", op);
        return json;
    }
}
