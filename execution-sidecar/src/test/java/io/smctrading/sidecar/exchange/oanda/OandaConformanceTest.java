package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayConformance;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Account;
import java.time.Duration;
import java.time.InstantSource;

/** OANDA's gateway against the simulated OANDA. */
class OandaConformanceTest extends GatewayConformance {

    @Override
    protected String exchange() {
        return "oanda";
    }

    @Override
    protected String category() {
        return "fx";
    }

    @Override
    protected String symbol() {
        return "BTC_USD";
    }

    @Override
    protected ExchangeGateway open(Venue at, Duration requestTimeout) {
        Account account = at.exchange().accounts().iterator().next();
        return new OandaGateway(
                new OandaConfig(
                        at.uri(),
                        at.uri(),
                        new Secret(account.apiKey()),
                        account.id(),
                        requestTimeout),
                id -> true,
                InstantSource.system(),
                GatewayObserver.NONE);
    }
}
