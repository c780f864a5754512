package io.smctrading.sidecar;

import io.javalin.Javalin;
import io.smctrading.sidecar.http.Readiness;
import io.smctrading.sidecar.http.Routes;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.TradingStates;
import java.util.Optional;

/**
 * What the API stands on.
 *
 * @param orders reads of the ledger
 * @param states the halt
 * @param readiness what the sidecar depends on
 * @param metrics for Prometheus
 * @param token what POST requests must bear, if anything
 * @param announce has a change of the trading state told to everybody
 */
public record SidecarApp(
        OrderQueries orders,
        TradingStates states,
        Readiness readiness,
        SidecarMetrics metrics,
        Optional<String> token,
        Runnable announce) {

    /** The API, not started. */
    public static Javalin create(SidecarApp app) {
        return Routes.of(app);
    }
}
