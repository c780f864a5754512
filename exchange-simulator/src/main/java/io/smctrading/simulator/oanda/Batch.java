package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** Runs a change as one batch of transactions and answers with what it brought about. */
final class Batch {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final OandaAccount account;

    private Batch(OandaAccount account) {
        this.account = account;
    }

    static Requests.Answer run(Requests.Call call, Function<Batch, Requests.Answer> change) {
        OandaAccount account = call.account();
        account.journal().begin(call.id());
        try {
            return change.apply(new Batch(account));
        } finally {
            account.journal().end();
        }
    }

    /** Puts a transaction of this batch into an answer, if there is one. */
    void put(ObjectNode json, String name, String type, String field, String value) {
        Optional<ObjectNode> transaction = account.journal().inBatch(type, field, value);
        transaction.ifPresent(found -> json.set(name, found));
    }

    /** The fill or the cancel of an order that this batch created. */
    void outcome(ObjectNode json, String prefix, String orderId) {
        put(json, prefix + "FillTransaction", "ORDER_FILL", "orderID", orderId);
        put(json, prefix + "CancelTransaction", "ORDER_CANCEL", "orderID", orderId);
    }

    Requests.Answer done(int status, ObjectNode json) {
        ArrayNode related = Json.array();
        account.journal().batch().forEach(one -> related.add(one.path("id").asText()));
        json.set("relatedTransactionIDs", related);
        json.put("lastTransactionID", account.journal().lastId());
        return new Requests.Answer(status, json);
    }

    /** An answer that says why not, with the transaction that says so too. */
    Requests.Answer rejected(String name, ObjectNode transaction, String reason) {
        ObjectNode json = Json.object();
        json.set(name, transaction);
        json.put("errorCode", reason);
        json.put("errorMessage", Rejection.words(reason));
        boolean missing = reason.endsWith("_DOESNT_EXIST");
        return done(missing ? NOT_FOUND : BAD_REQUEST, json);
    }
}
