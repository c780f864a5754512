package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerState;
import java.time.InstantSource;

/**
 * What an account that trades at exchanges has for the life of the process.
 *
 * @param connections to the exchanges
 * @param routes where new orders go
 * @param rules how they are placed
 */
public record Exchanges(ExchangeConnections connections, Routes routes, ExchangeRules rules) {

    /** For a new session, which goes on from the ledger. */
    Venue venue(LedgerState state, InstantSource system, SidecarMetrics metrics) {
        routes.load();
        connections.begin();
        return new ExchangeVenue(connections, routes, rules, state, system, metrics);
    }

    /** What the session took from the exchanges is in the ledger and has left. */
    void settled() {
        connections.settled();
    }
}
