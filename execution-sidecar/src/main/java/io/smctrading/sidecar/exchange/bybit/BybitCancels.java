package io.smctrading.sidecar.exchange.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExitId;
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.util.Optional;

/**
 * Cancels. An exit that came with its entry has no id of ours at Bybit, and spot wants to be told
 * what kind of conditional order is meant; both are looked up first.
 */
final class BybitCancels {

    private final BybitCategory category;
    private final BybitRequests requests;
    private final BybitOrderBody bodies;
    private final BybitQueries queries;
    private final BybitExits exits;

    BybitCancels(
            BybitCategory category,
            BybitRequests requests,
            BybitOrderBody bodies,
            BybitQueries queries,
            BybitExits exits) {
        this.category = category;
        this.requests = requests;
        this.bodies = bodies;
        this.queries = queries;
        this.exits = exits;
    }

    CancelAnswer cancel(String symbol, String clientId) {
        if (ExitId.parse(clientId).isPresent()) {
            return cancelLookedUp(symbol, clientId);
        }
        CancelAnswer answer = post(clientId, bodies.cancelByLinkId(symbol, clientId));
        boolean perhapsConditional =
                answer instanceof CancelAnswer.NotWorking && category == BybitCategory.SPOT;
        return perhapsConditional ? cancelLookedUp(symbol, clientId) : answer;
    }

    private CancelAnswer cancelLookedUp(String symbol, String clientId) {
        try {
            Optional<BybitOrder> order = working(symbol, clientId);
            return order.isPresent()
                    ? post(
                            clientId,
                            bodies.cancelById(symbol, order.get().orderId(), filter(order.get())))
                    : new CancelAnswer.NotWorking(clientId + " is not among the open orders");
        } catch (ExchangeException e) {
            return new CancelAnswer.Failed(e.error(), e.getMessage());
        }
    }

    private Optional<BybitOrder> working(String symbol, String clientId) {
        Optional<BybitOrder> placed =
                queries.openByLinkId(clientId).filter(order -> order.status().working());
        if (placed.isPresent()) {
            return placed;
        }
        return queries.openOrders(symbol).stream()
                .filter(order -> order.status().working())
                .filter(
                        order ->
                                exits.ours(order).stream()
                                        .anyMatch(ours -> ours.clientId().equals(clientId)))
                .findFirst();
    }

    /** What spot calls this kind of order; null for one that is in the book. */
    private String filter(BybitOrder order) {
        if (category == BybitCategory.LINEAR || !order.waiting()) {
            return null;
        }
        return switch (order.stopOrderType()) {
            case "", "UNKNOWN" -> null;
            case "Stop" -> "StopOrder";
            default -> order.stopOrderType();
        };
    }

    private CancelAnswer post(String clientId, ObjectNode body) {
        Outcome outcome =
                requests.post("cancel", Call.Kind.CANCEL, clientId, "/v5/order/cancel", body);
        if (outcome instanceof Outcome.Success) {
            return new CancelAnswer.Requested();
        }
        ErrorClass error = outcome.problem().orElseThrow();
        return error == ErrorClass.NOT_FOUND
                ? new CancelAnswer.NotWorking(outcome.reason())
                : new CancelAnswer.Failed(error, outcome.reason());
    }
}
