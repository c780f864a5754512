package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.exchange.http.ExchangeSocket;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is said on Bybit's private stream: log in, subscribe, ping every 20 seconds. */
final class BybitConversation implements ExchangeSocket.Conversation {

    private final BybitCategory category;
    private final BybitExits exits;
    private final Function<String, Instrument> instruments;
    private final Login login;
    private final Consumer<BybitOrder> heardOrder;
    private final StreamListener listener;
    private final AtomicLong messages = new AtomicLong();

    /** Makes the first message, with the signature of now. */
    interface Login {
        String message();
    }

    /**
     * @param instruments gives the one of a symbol
     * @param heardOrder told of each order, after the listener
     */
    BybitConversation(
            BybitCategory category,
            BybitExits exits,
            Function<String, Instrument> instruments,
            Login login,
            Consumer<BybitOrder> heardOrder,
            StreamListener listener) {
        this.category = category;
        this.exits = exits;
        this.instruments = instruments;
        this.login = login;
        this.heardOrder = heardOrder;
        this.listener = listener;
    }

    /** How many messages of the subscribed topics were handed on so far. */
    long messages() {
        return messages.get();
    }

    @Override
    public void opened(ExchangeSocket.Link link) {
        link.send(login.message());
    }

    @Override
    public void keepAlive(ExchangeSocket.Link link) {
        link.send("{\"op\":\"ping\"}");
    }

    @Override
    public void heard(ExchangeSocket.Link link, String text) {
        JsonView json = JsonView.parse("stream", text);
        if (json.has("topic")) {
            data(json);
            messages.incrementAndGet();
            return;
        }
        switch (json.text("op", "")) {
            case "auth" -> {
                if (succeeded(link, json)) {
                    link.send("{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\"]}");
                }
            }
            case "subscribe" -> {
                if (succeeded(link, json)) {
                    link.ready();
                    listener.connected();
                }
            }
            default -> {
                // A pong, or a note that concerns nobody.
            }
        }
    }

    @Override
    public void lost(boolean wasReady, String reason) {
        if (wasReady) {
            listener.disconnected(reason);
        }
    }

    private static boolean succeeded(ExchangeSocket.Link link, JsonView json) {
        boolean success = json.flag("success");
        if (!success) {
            link.drop(json.text("op") + " refused: " + json.text("ret_msg", ""));
        }
        return success;
    }

    private void data(JsonView json) {
        switch (json.text("topic")) {
            case "order" -> json.list("data").stream().filter(this::concerns).forEach(this::order);
            case "execution" ->
                    json.list("data").stream().filter(this::concerns).forEach(this::execution);
            default -> {
                // Not subscribed.
            }
        }
    }

    private boolean concerns(JsonView entry) {
        return entry.text("category").equals(category.code());
    }

    private void order(JsonView entry) {
        BybitOrder order = BybitOrder.of(entry);
        for (VenueOrder ours : exits.ours(order)) {
            listener.order(ours);
        }
        heardOrder.accept(order);
    }

    private void execution(JsonView entry) {
        BybitExecution execution = BybitExecution.of(entry);
        if (!execution.trade()) {
            return;
        }
        exits.clientIdOf(execution)
                .ifPresent(
                        id ->
                                listener.fill(
                                        execution.toVenueFill(
                                                id,
                                                instruments.apply(execution.symbol()),
                                                category)));
    }
}
