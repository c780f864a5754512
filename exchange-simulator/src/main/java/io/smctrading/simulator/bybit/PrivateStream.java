package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.server.HttpServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The private stream: {@code auth} first, then topics of orders, executions, positions, wallet. */
final class PrivateStream {

    private static final Set<String> TOPICS = Set.of("order", "execution", "position", "wallet");
    private static final Set<String> CATEGORIES = Set.of("spot", "linear", "inverse", "option");
    private static final String ACCOUNT = "account";

    private final Exchange exchange;
    private final PrivateFeed<PrivateEvent> feed;
    private final Streams streams = new Streams("private");

    PrivateStream(Exchange exchange, PrivateFeed<PrivateEvent> feed) {
        this.exchange = exchange;
        this.feed = feed;
    }

    Streams streams() {
        return streams;
    }

    void configure(WsConfig socket) {
        socket.onConnect(
                context -> {
                    context.enableAutomaticPings();
                    streams.open(context, exchange.now())
                            .patience(patience(context.queryParam("max_active_time")));
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
            connection.send(answer(connection, false, "Params Error", "", ""));
            return;
        }
        String op = message.path("op").asText();
        String id = message.path("req_id").asText("");
        switch (op) {
            case "ping" -> connection.send(pong(connection, id));
            case "auth" -> authenticate(context, message.path("args"), id);
            case "subscribe", "unsubscribe" -> topics(context, message.path("args"), op, id);
            default ->
                    connection.send(answer(connection, false, "error:handler not found", op, id));
        }
    }

    private void authenticate(WsContext context, JsonNode args, String id) {
        Streams.Connection connection = streams.of(context);
        Optional<Account> account = signedBy(exchange, args);
        if (account.isEmpty()) {
            connection.send(answer(connection, false, "Params Error", "auth", id));
            connection.cut();
            return;
        }
        context.attribute(ACCOUNT, account.get());
        connection.send(answer(connection, true, "", "auth", id));
        connection.atEnd(feed.listen(account.get(), event -> tell(connection, event)));
    }

    /** Whose key, time of expiry and signature these are. */
    static Optional<Account> signedBy(Exchange exchange, JsonNode args) {
        long expires = args.path(1).asLong();
        boolean inTime = expires > exchange.now().toEpochMilli();
        return exchange.account(args.path(0).asText())
                .filter(account -> inTime)
                .filter(
                        account ->
                                Signature.same(
                                        Signature.ofStream(account.secret(), args.path(1).asText()),
                                        args.path(2).asText()));
    }

    private void topics(WsContext context, JsonNode args, String op, String id) {
        Streams.Connection connection = streams.of(context);
        if (context.attribute(ACCOUNT) == null) {
            connection.send(answer(connection, false, "Request not authorized", op, id));
            return;
        }
        List<String> asked = new ArrayList<>();
        for (JsonNode arg : args) {
            if (!exists(arg.asText())) {
                String words = "error:handler not found,topic:" + arg.asText();
                connection.send(answer(connection, false, words, op, id));
                return;
            }
            asked.add(arg.asText());
        }
        boolean begin = op.equals("subscribe");
        exchange.read(
                () -> {
                    connection.send(answer(connection, true, "", op, id));
                    return begin
                            ? connection.topics().addAll(asked)
                            : connection.topics().removeAll(asked);
                });
    }

    private static boolean exists(String topic) {
        String[] parts = topic.split("\\.", 2);
        return TOPICS.contains(parts[0]) && (parts.length == 1 || CATEGORIES.contains(parts[1]));
    }

    private static void tell(Streams.Connection connection, PrivateEvent event) {
        if (connection.topics().contains(event.topic())) {
            connection.send(event.message());
        }
        String categorised = event.categorised();
        if (!categorised.equals(event.topic()) && connection.topics().contains(categorised)) {
            connection.send(event.message().deepCopy().put("topic", categorised));
        }
    }

    private ObjectNode pong(Streams.Connection connection, String id) {
        ObjectNode json = Endpoint.object();
        if (!id.isEmpty()) {
            json.put("req_id", id);
        }
        json.put("op", "pong");
        json.putArray("args").add(Long.toString(exchange.now().toEpochMilli()));
        json.put("conn_id", connection.id());
        return json;
    }

    private static ObjectNode answer(
            Streams.Connection connection, boolean success, String words, String op, String id) {
        ObjectNode json = Endpoint.object();
        json.put("success", success);
        json.put("ret_msg", words);
        json.put("op", op);
        if (!id.isEmpty()) {
            json.put("req_id", id);
        }
        json.put("conn_id", connection.id());
        return json;
    }

    private static Duration patience(String asked) {
        if (asked == null || !asked.matches("[1-9][0-9]{0,2}[sm]")) {
            return Streams.LONGEST_SILENCE;
        }
        long number = Long.parseLong(asked.substring(0, asked.length() - 1));
        Duration length =
                asked.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        Duration least = Duration.ofSeconds(30);
        if (length.compareTo(least) < 0) {
            return least;
        }
        return length.compareTo(Streams.LONGEST_SILENCE) > 0 ? Streams.LONGEST_SILENCE : length;
    }
}
