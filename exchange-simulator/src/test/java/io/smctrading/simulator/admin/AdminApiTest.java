package io.smctrading.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.simulator.SimulatorServer;
import io.smctrading.simulator.SimulatorServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The admin API over HTTP. */
class AdminApiTest {

    private static SimulatorServer server;

    @BeforeAll
    static void start() {
        server = new SimulatorServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        assertThat(server.admin("POST", "/admin/reset", "{}").status()).isEqualTo(200);
    }

    private static JsonNode state() {
        return server.admin("GET", "/admin/state?venue=binance", "").body();
    }

    @Test
    void marketAdvancesInLockStepAndFillsWhatItReaches() {
        server.signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.1&price=802"
                        + "&newClientOrderId=mine");

        JsonNode start =
                server.admin(
                                "POST",
                                "/admin/market/advance",
                                "{\"venue\":\"binance\",\"to\":\"2013-11-25T00:00:10Z\"}")
                        .body();
        assertThat(start.path("time").asText()).isEqualTo("2013-11-25T00:00:10Z");
        assertThat(start.path("private_events").path("binance").asLong()).isEqualTo(2);
        JsonNode hour =
                server.admin(
                                "POST",
                                "/admin/market/advance",
                                "{\"venue\":\"binance\",\"to\":\"2013-11-25T01:00:00Z\"}")
                        .body();

        JsonNode account = state().path("accounts").path(0);
        assertThat(hour.path("private_events").path("binance").asLong()).isEqualTo(4);
        assertThat(account.path("orders").path(0).path("status").asText()).isEqualTo("FILLED");
        assertThat(account.path("fills").path(0).path("clientId").asText()).isEqualTo("mine");
        assertThat(account.path("fills").path(0).path("price").asText()).isEqualTo("802");
        assertThat(account.path("balances").path("USDT").path("total").asText())
                .isEqualTo("100080.1198");
        assertThat(account.path("initial").path("USDT").asText()).isEqualTo("100000");
    }

    @Test
    void tradeIsInjected() {
        JsonNode answer =
                server.admin(
                                "POST",
                                "/admin/market/trade",
                                "{\"venue\":\"binance\",\"symbol\":\"BTCUSDT\","
                                        + "\"price\":\"812.5\",\"quantity\":\"1\"}")
                        .body();

        assertThat(answer.path("last_prices").path("binance").path("spot:BTCUSDT").asText())
                .isEqualTo("812.5");
    }

    @Test
    void faultsWaitAndAreTakenBack() {
        Answer added =
                server.admin(
                        "POST",
                        "/admin/faults",
                        "{\"venue\":\"binance\",\"kind\":\"timeout-after\",\"operation\":\"place\","
                                + "\"count\":3,\"holdMs\":500}");
        assertThat(added.status()).isEqualTo(201);

        JsonNode waiting = server.admin("GET", "/admin/faults", "").body().path("faults");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.path(0).path("kind").asText()).isEqualTo("timeout-after");
        assertThat(waiting.path(0).path("count").asInt()).isEqualTo(3);
        server.admin("DELETE", "/admin/faults", "");
        assertThat(server.admin("GET", "/admin/faults", "").body().path("faults")).isEmpty();
    }

    @Test
    void clockAndLimitsAreSet() {
        server.admin("POST", "/admin/clock", "{\"venue\":\"binance\",\"skewMs\":-2000}");
        server.admin("POST", "/admin/limits", "{\"venue\":\"binance\",\"enforced\":false}");

        assertThat(state().path("skewMs").asLong()).isEqualTo(-2000);
        assertThat(state().path("limitsEnforced").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/market/advance | {\"to\":\"tomorrow\"} | 'to' is 'tomorrow'",
                "/admin/market/advance | {\"venue\":\"x\",\"to\":\"2013-11-25T00:01:00Z\"}"
                        + " | 'venue' is 'x'",
                "/admin/faults | {\"kind\":\"flood\"} | 'kind' is 'flood'",
                "/admin/market/play | {\"speed\":-1} | 'speed' is '-1'",
                "/admin/market/play | {\"sped\":1} | 'sped' is unknown",
                "/admin/reset | [] | the body is not a JSON object",
            })
    void badRequestsAreProblems(String path, String body, String detail) {
        Answer answer = server.admin("POST", path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body().path("detail").asText()).startsWith(detail);
    }
}
