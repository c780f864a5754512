package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExitId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what became of an order: open orders first, which Bybit knows at once, then history and
 * executions, which may lag behind. Only if none of them has it, it is absent.
 */
final class BybitSearch {

    /** What our clock may be ahead of Bybit's when an order's time was noted. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final BybitQueries queries;
    private final BybitExits exits;
    private final BybitCategory category;

    BybitSearch(BybitCategory category, BybitQueries queries, BybitExits exits) {
        this.category = category;
        this.queries = queries;
        this.exits = exits;
    }

    Evidence search(String symbol, String clientId, Instant sent) {
        try {
            return found(symbol, clientId, sent.minus(MARGIN));
        } catch (ExchangeException e) {
            return new Evidence.Inconclusive(e.error(), e.getMessage());
        }
    }

    private Evidence found(String symbol, String clientId, Instant since) {
        Map<String, VenueOrder> family = new LinkedHashMap<>();
        queries.byLinkId(clientId, since)
                .ifPresent(order -> family.put(clientId, order.toVenueOrder(clientId)));
        for (VenueOrder ours : exits.ours(queries.orders(symbol, since))) {
            if (belongs(ours.clientId(), clientId)) {
                family.merge(ours.clientId(), ours, BybitSearch::later);
            }
        }
        List<VenueFill> fills = fills(symbol, since);
        fills.removeIf(fill -> !belongs(fill.clientId(), clientId));
        if (family.containsKey(clientId)) {
            List<VenueOrder> orders = new ArrayList<>();
            orders.add(family.remove(clientId));
            orders.addAll(family.values());
            return new Evidence.Found(orders, fills);
        }
        if (!fills.isEmpty() || !queries.executionsOf(clientId, since).isEmpty()) {
            return new Evidence.Inconclusive(
                    ErrorClass.PROTOCOL, clientId + " has executions, its order does not show yet");
        }
        return new Evidence.Absent(
                "neither open orders nor history nor executions of %s since %s have %s"
                        .formatted(symbol, since, clientId));
    }

    /** Executions of our orders, oldest first, each once. */
    List<VenueFill> fills(String symbol, Instant since) {
        Map<String, VenueFill> fills = new LinkedHashMap<>();
        for (BybitExecution execution : queries.executions(symbol, since)) {
            exits.clientIdOf(execution)
                    .ifPresent(
                            id ->
                                    fills.putIfAbsent(
                                            execution.executionId(),
                                            execution.toVenueFill(
                                                    id, queries.instrument(symbol), category)));
        }
        List<VenueFill> sorted = new ArrayList<>(fills.values());
        sorted.sort(Comparator.comparing(VenueFill::time).thenComparing(VenueFill::executionId));
        return sorted;
    }

    /** The order itself, or an exit of it. */
    private static boolean belongs(String clientId, String wanted) {
        return clientId.equals(wanted)
                || ExitId.parse(clientId).filter(exit -> exit.entryId().equals(wanted)).isPresent();
    }

    private static VenueOrder later(VenueOrder one, VenueOrder other) {
        boolean replace =
                other.time().isAfter(one.time())
                        || (other.time().equals(one.time()) && other.status().terminal());
        return replace ? other : one;
    }
}
