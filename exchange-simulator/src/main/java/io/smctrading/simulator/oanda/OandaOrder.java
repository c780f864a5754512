package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import java.math.BigDecimal;
import java.time.Instant;

/** An order as OANDA tells of it: its terms and what became of it. Under the exchange's lock. */
final class OandaOrder {

    static final String PENDING = "PENDING";
    static final String FILLED = "FILLED";
    static final String CANCELLED = "CANCELLED";

    private final String id;
    private final String type;
    private final Instrument instrument;
    private final ObjectNode terms;
    private final Instant created;
    private final ObjectNode outcome = Json.object();
    private String state = PENDING;
    private Order engine;

    /**
     * @param terms everything that was asked for, {@code type} included
     */
    OandaOrder(String id, Instrument instrument, ObjectNode terms, Instant created) {
        this.id = id;
        this.type = terms.path("type").asText();
        this.instrument = instrument;
        this.terms = terms;
        this.created = created;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    Instrument instrument() {
        return instrument;
    }

    ObjectNode terms() {
        return terms;
    }

    String text(String field) {
        return terms.path(field).asText("");
    }

    BigDecimal decimal(String field) {
        return terms.has(field) ? new BigDecimal(terms.path(field).asText()) : null;
    }

    String clientId() {
        return terms.path("clientExtensions").path("id").asText("");
    }

    String state() {
        return state;
    }

    boolean pending() {
        return state.equals(PENDING);
    }

    /** Whether it closes a trade when a price is reached. */
    boolean dependent() {
        return type.equals("TAKE_PROFIT")
                || type.equals("STOP_LOSS")
                || type.equals("TRAILING_STOP_LOSS");
    }

    Order engine() {
        return engine;
    }

    void engine(Order order) {
        engine = order;
    }

    void filled(String transaction, Instant at) {
        state = FILLED;
        outcome.put("fillingTransactionID", transaction);
        outcome.put("filledTime", Json.time(at));
    }

    void cancelled(String transaction, Instant at) {
        state = CANCELLED;
        outcome.put("cancellingTransactionID", transaction);
        outcome.put("cancelledTime", Json.time(at));
    }

    /** What became of it and with it: {@code tradeOpenedID}, {@code replacedByOrderID} … */
    ObjectNode outcome() {
        return outcome;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("createTime", Json.time(created));
        json.setAll(terms);
        json.put("state", state);
        json.setAll(outcome);
        return json;
    }
}
