package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayConformance;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Account;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Bybit's gateway against the simulated Bybit. */
abstract class BybitConformance extends GatewayConformance {

    private final BybitCategory category;

    BybitConformance(BybitCategory category) {
        this.category = category;
    }

    @Override
    protected String exchange() {
        return "bybit";
    }

    @Override
    protected String category() {
        return category.code();
    }

    @Override
    protected String symbol() {
        return "BTCUSDT";
    }

    @Override
    protected ExchangeGateway open(Venue at, Duration requestTimeout) {
        Account account = at.exchange().accounts().iterator().next();
        return new BybitGateway(
                category,
                new BybitConfig(
                        at.uri(),
                        URI.create(at.webSocketUri() + "/v5/private"),
                        new Secret(account.apiKey()),
                        new Secret(account.secret()),
                        Duration.ofSeconds(5),
                        requestTimeout,
                        BybitConfig.WEIGHT_LIMIT),
                id -> true,
                InstantSource.system(),
                GatewayObserver.NONE);
    }
}
