package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.fault.Operation;

/**
 * One thing that can be asked for.
 *
 * @param path after the host
 * @param operation which faults strike it
 * @param perSecond how often a key may ask for it in a second; 0 for public ones, without key
 * @param handler answers it
 */
record Endpoint(String method, String path, Operation operation, int perSecond, Handler handler) {

    /** What spot and derivatives may ask for when the limit depends on the category. */
    static final int BY_CATEGORY = -1;

    private static final int SPOT_ORDERS = 20;
    private static final int LINEAR_ORDERS = 10;

    static Endpoint open(String path, Handler handler) {
        return new Endpoint("GET", path, Operation.QUERY, 0, handler);
    }

    static Endpoint query(String path, int perSecond, Handler handler) {
        return new Endpoint("GET", path, Operation.QUERY, perSecond, handler);
    }

    static Endpoint post(String path, Operation operation, int perSecond, Handler handler) {
        return new Endpoint("POST", path, operation, perSecond, handler);
    }

    boolean signed() {
        return perSecond != 0;
    }

    int limit(Parameters asked) {
        if (perSecond != BY_CATEGORY) {
            return perSecond;
        }
        return asked.text("category").equals(Categories.SPOT) ? SPOT_ORDERS : LINEAR_ORDERS;
    }

    /** Limits of spot and derivatives are counted apart. */
    String limitKey(Account account, Parameters asked) {
        return account.id() + path + (perSecond == BY_CATEGORY ? asked.text("category") : "");
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        /**
         * @throws BybitRefusal to be answered with its code
         */
        Answer answer(Call call);
    }

    /**
     * A request whose signature was right.
     *
     * @param account null for public ones
     */
    record Call(Account account, Parameters asked) {}

    /** What {@code result} and {@code retExtInfo} are to be. */
    record Answer(JsonNode result, JsonNode extra) {
        static Answer of(JsonNode result) {
            return new Answer(result, JsonNodeFactory.instance.objectNode());
        }

        static Answer empty() {
            return of(object());
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
