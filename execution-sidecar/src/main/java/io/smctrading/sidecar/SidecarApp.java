package io.smctrading.sidecar;

import io.javalin.Javalin;
import io.smctrading.sidecar.http.ManualOrders;
import io.smctrading.sidecar.http.Readiness;
import io.smctrading.sidecar.http.Routes;
import io.smctrading.sidecar.ledger.OpenPositions;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.OrderRequests;
import io.smctrading.sidecar.ledger.TradingStates;
import java.time.InstantSource;

/**
 * What the API stands on.
 *
 * @param http who is admitted
 * @param ledger what is read of the ledger, and the halt
 * @param manual makes the orders that people ask for
 * @param trading what whoever trades is asked for
 * @param readiness what the sidecar depends on
 * @param metrics for Prometheus
 * @param system system time, for tokens and limits
 */
public record SidecarApp(
        SidecarConfig.Http http,
        Ledger ledger,
        ManualOrders manual,
        Trading trading,
        Readiness readiness,
        SidecarMetrics metrics,
        InstantSource system) {

    /** Reads of the ledger, and the halt. */
    public record Ledger(
            OrderQueries orders,
            OrderRequests requests,
            OpenPositions positions,
            TradingStates states) {}

    /**
     * Whoever trades.
     *
     * @param announce has a change of the trading state told to everybody
     */
    public record Trading(
            ExchangeViews exchanges, Failover failover, CancelOrders cancels, Runnable announce) {}

    /** The API, not started. */
    public static Javalin create(SidecarApp app) {
        return Routes.of(app);
    }
}
