package io.smctrading.stack.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smctrading.stack.StackException;
import io.smctrading.stack.server.SimulatorServer;
import java.net.URI;
import java.time.Instant;

/** The admin API of the exchange simulator. */
public final class SimulatorClient {

    private final JsonHttp http;

    /**
     * @param root of the admin API
     */
    public SimulatorClient(URI root) {
        this.http = new JsonHttp(SimulatorServer.NAME, root, () -> "");
    }

    /**
     * Plays an exchange's market up to a time; every recorded trade before it has been matched when
     * this returns. A time that is past already moves nothing.
     *
     * @param exchange {@code binance}, {@code bybit} or {@code oanda}
     * @return number of private events that the exchange has emitted since its start
     * @throws StackException failed if the simulator does not do it
     */
    public long advance(String exchange, Instant to) {
        JsonNode answer =
                http.post(
                        "/admin/market/advance",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("venue", exchange)
                                .put("to", to.toString()));
        JsonNode events = answer.path("private_events");
        JsonNode emitted = events.isObject() ? events.path(exchange) : events;
        if (!emitted.isIntegralNumber()) {
            throw StackException.failed(
                    "the simulator does not say how many private events it emitted: " + answer);
        }
        return emitted.asLong();
    }

    /**
     * An exchange's own book.
     *
     * @throws StackException failed if the simulator does not tell it
     */
    public SimulatorState state(String exchange) {
        return SimulatorState.of(http.get("/admin/state?venue=" + exchange));
    }

    /**
     * Whether an exchange counts requests and refuses those beyond its limits.
     *
     * @throws StackException failed if the simulator does not do it
     */
    public void enforceLimits(String exchange, boolean enforced) {
        var unused =
                http.post(
                        "/admin/limits",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("venue", exchange)
                                .put("enforced", enforced));
    }

    /**
     * Has an exchange forget all orders and executions; the market goes back to its beginning.
     *
     * @throws StackException failed if the simulator does not do it
     */
    public void reset(String exchange) {
        var unused =
                http.post(
                        "/admin/reset",
                        JsonNodeFactory.instance.objectNode().put("venue", exchange));
    }
}
