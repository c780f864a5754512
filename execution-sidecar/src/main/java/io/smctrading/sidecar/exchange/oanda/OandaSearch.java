package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExitId;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what became of an order. OANDA's client ids are unique among pending orders only, so
 * what proves absence is the account's whole history since before it was sent, besides the pending
 * orders and the order itself.
 */
final class OandaSearch {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final OandaQueries queries;
    private final OandaTransactions transactions;

    OandaSearch(OandaQueries queries, OandaTransactions transactions) {
        this.queries = queries;
        this.transactions = transactions;
    }

    Evidence search(String clientId, Instant sent, String bookmark) {
        try {
            return found(clientId, sent, bookmark);
        } catch (ExchangeException e) {
            return new Evidence.Inconclusive(e.error(), e.getMessage());
        }
    }

    private Evidence found(String clientId, Instant sent, String bookmark) {
        List<JsonView> history =
                bookmark.isEmpty()
                        ? queries.transactionsSince(sent.minus(MARGIN))
                        : queries.transactionsSince(Long.parseLong(bookmark));
        List<OandaTransactions.Said> said =
                read(history).stream()
                        .filter(one -> belongs(one.order().clientId(), clientId))
                        .toList();
        Optional<VenueOrder> order = newest(said, clientId);
        if (order.isPresent()) {
            return evidence(order.get(), said);
        }
        return fromOrder(clientId)
                .or(() -> fromPending(clientId))
                .orElseGet(
                        () ->
                                bookmark.isEmpty()
                                        ? new Evidence.Inconclusive(
                                                ErrorClass.NOT_FOUND,
                                                "no bookmark of before %s was sent proves that it is absent"
                                                        .formatted(clientId))
                                        : new Evidence.Absent(
                                                "none of the transactions since #%s has %s, nor have the pending orders"
                                                        .formatted(bookmark, clientId)));
    }

    private static Optional<VenueOrder> newest(List<OandaTransactions.Said> said, String clientId) {
        return OandaTransactions.newest(said).stream()
                .filter(one -> one.clientId().equals(clientId))
                .findFirst();
    }

    private static Evidence evidence(VenueOrder order, List<OandaTransactions.Said> said) {
        List<VenueOrder> orders = new ArrayList<>(List.of(order));
        OandaTransactions.newest(said).stream()
                .filter(one -> !one.clientId().equals(order.clientId()))
                .forEach(orders::add);
        List<VenueFill> fills = new ArrayList<>();
        said.stream().filter(one -> one.fill() != null).forEach(one -> fills.add(one.fill()));
        return new Evidence.Found(orders, fills);
    }

    /** An order from before the bookmark, with all that came of it: its history is read again. */
    private Optional<Evidence> fromOrder(String clientId) {
        Optional<JsonView> json = queries.order("@" + clientId);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        long before = Long.parseLong(json.get().id("id")) - 1;
        List<OandaTransactions.Said> said =
                read(queries.transactionsSince(before)).stream()
                        .filter(one -> belongs(one.order().clientId(), clientId))
                        .toList();
        return newest(said, clientId).map(order -> evidence(order, said));
    }

    private Optional<Evidence> fromPending(String clientId) {
        return queries.pendingOrders().stream()
                .filter(order -> order.clientId().equals(clientId))
                .findFirst()
                .map(order -> new Evidence.Found(List.of(order), List.of()));
    }

    /** Executions of our orders in an instrument, oldest first. */
    List<VenueFill> fills(String instrument, Instant since) {
        return read(queries.transactionsSince(since)).stream()
                .map(OandaTransactions.Said::fill)
                .filter(fill -> fill != null && fill.venueSymbol().equals(instrument))
                .toList();
    }

    private List<OandaTransactions.Said> read(List<JsonView> history) {
        return history.stream().map(transactions::read).flatMap(Optional::stream).toList();
    }

    private static boolean belongs(String clientId, String wanted) {
        return clientId.equals(wanted)
                || ExitId.parse(clientId).filter(exit -> exit.entryId().equals(wanted)).isPresent();
    }
}
