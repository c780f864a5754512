package io.smctrading.sidecar;

import io.smctrading.sidecar.exchange.GatewayHealth;
import java.util.List;

/** What the API tells of exchanges; safe for several threads, needs no request to any of them. */
@FunctionalInterface
public interface ExchangeViews {

    /** Every exchange that orders may go to, the preferred one first. */
    List<ExchangeView> exchanges();

    /**
     * One exchange.
     *
     * @param exchange lower-case name
     * @param health where the connection stands; null if it has none, as on paper
     * @param connected whether it was reached
     * @param pending requests without an answer and messages that are not in the ledger yet, of all
     *     exchanges together
     * @param routes where orders go that were meant for it, other than to itself
     */
    record ExchangeView(
            String exchange,
            GatewayHealth health,
            boolean connected,
            long pending,
            List<Route> routes) {}

    /**
     * Where orders go.
     *
     * @param symbol canonical symbol, or * for every one
     * @param to exchange that they go to
     */
    record Route(String symbol, String to) {}
}
