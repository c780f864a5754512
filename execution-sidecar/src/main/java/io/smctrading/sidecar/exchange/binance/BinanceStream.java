package io.smctrading.sidecar.exchange.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.ExchangeSocket;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The account's private stream, subscribed to with a signature on the WebSocket API. */
final class BinanceStream implements ExchangeSocket.Conversation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTION = "subscribe";

    private final BinanceRequests requests;
    private final ExchangeHttp http;
    private final ClientIds ids;
    private final BinanceOrders orders;
    private final Predicate<String> ours;
    private final StreamListener listener;
    private final AtomicLong messages = new AtomicLong();

    BinanceStream(
            BinanceRequests requests,
            ExchangeHttp http,
            ClientIds ids,
            BinanceOrders orders,
            Predicate<String> ours,
            StreamListener listener) {
        this.requests = requests;
        this.http = http;
        this.ids = ids;
        this.orders = orders;
        this.ours = ours;
        this.listener = listener;
    }

    /** Events of the account so far, each counted once the listener has it. */
    long messages() {
        return messages.get();
    }

    @Override
    public void opened(ExchangeSocket.Link link) {
        Map<String, Object> subscription =
                Map.of(
                        "id",
                        SUBSCRIPTION,
                        "method",
                        "userDataStream.subscribe.signature",
                        "params",
                        requests.streamParameters(http.clock().now()));
        try {
            link.send(JSON.writeValueAsString(subscription));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is JSON", e);
        }
    }

    @Override
    public void heard(ExchangeSocket.Link link, String text) {
        JsonView message = JsonView.parse("stream", text);
        if (message.has("event")) {
            event(link, message.at("event"));
        } else if (message.text("id", "").equals(SUBSCRIPTION)) {
            subscribed(link, message);
        }
    }

    @Override
    public void lost(boolean wasReady, String reason) {
        if (wasReady) {
            listener.disconnected(reason);
        }
    }

    private void subscribed(ExchangeSocket.Link link, JsonView answer) {
        if (answer.whole("status") == 200) {
            link.ready();
            listener.connected();
            return;
        }
        JsonView error = answer.at("error");
        Outcome outcome = BinanceRules.refusal((int) error.whole("code"), error.text("msg"));
        if (outcome.problem().filter(ErrorClass.CLOCK::equals).isPresent()) {
            http.measureClock();
        }
        link.drop("subscription refused: " + outcome.reason());
    }

    private void event(ExchangeSocket.Link link, JsonView event) {
        switch (event.text("e")) {
            case "serverShutdown" -> link.drop("the exchange's server shuts down");
            case "eventStreamTerminated" -> link.drop("the exchange ended the subscription");
            default -> {
                ofTheAccount(event);
                messages.incrementAndGet();
            }
        }
    }

    private void ofTheAccount(JsonView event) {
        switch (event.text("e")) {
            case "executionReport" -> report(event);
            case "listStatus" -> list(event);
            default -> {
                // Balances and what may come: asked for when they are needed.
            }
        }
    }

    private void report(JsonView event) {
        VenueOrder order = orders.reported(event);
        if (ours.test(order.clientId())) {
            if (event.text("x").equals("TRADE")) {
                listener.fill(orders.executed(event));
            }
            listener.order(order);
        }
    }

    /** Tells which orders belong together; how each of them fares its own reports tell. */
    private void list(JsonView event) {
        for (JsonView member : event.list("O")) {
            if (ids.known(member.text("s"), member.id("i")).isEmpty()) {
                ids.remember(member.text("s"), member.id("i"), member.text("c"));
            }
        }
    }
}
