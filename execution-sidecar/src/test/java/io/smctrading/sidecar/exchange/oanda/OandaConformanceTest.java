package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayConformance;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

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

    /** From the journal: the simulator's engine knows nothing of OANDA's client ids. */
    @Override
    protected List<String> truth() {
        Account account = venue.exchange().accounts().iterator().next();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        venue.uri()
                                                + "/v3/accounts/"
                                                + account.id()
                                                + "/transactions/sinceid?id=0"))
                        .header("Authorization", "Bearer " + account.apiKey())
                        .build();
        try {
            String body =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body();
            return JsonView.parse("journal", body).list("transactions").stream()
                    .filter(transaction -> transaction.text("type").endsWith("_ORDER"))
                    .flatMap(transaction -> OandaTransactions.clientId(transaction).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
