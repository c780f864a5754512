package io.smctrading.sidecar.http;

import static io.smctrading.sidecar.http.ApiFixture.T0;
import static io.smctrading.sidecar.http.ApiFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.sidecar.ExchangeViews.ExchangeView;
import io.smctrading.sidecar.ExchangeViews.Route;
import io.smctrading.sidecar.exchange.GatewayHealth;
import io.smctrading.sidecar.ledger.LedgerChanges;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import io.smctrading.sidecar.ledger.Sending;
import io.smctrading.sidecar.ledger.TradingLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API over a real socket and a real ledger. */
class RoutesITCase {

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void tellsHealthReadinessAndMetrics() throws Exception {
        assertThat(json(api.get("/health")).path("status").textValue()).isEqualTo("up");
        assertThat(json(api.get("/ready")).at("/dependencies/lease/detail").textValue())
                .isEqualTo("held, epoch 4");
        assertThat(api.get("/metrics").body())
                .contains("smc_trading_halted 0.0")
                .contains(
                        "api_requests_seconds_count{method=\"GET\",route=\"/ready\",status=\"200\"} 1");
    }

    @Test
    void isNotReadyWhileADependencyIsAwayAndSaysWhich() throws Exception {
        api.probes.put(
                "broker",
                () -> {
                    throw new IOException("away");
                });
        api.restart();

        HttpResponse<String> answer = api.get("/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).at("/dependencies/broker/detail").textValue())
                .isEqualTo("IOException: away");
        assertThat(json(answer).at("/dependencies/database/up").booleanValue()).isTrue();
    }

    @Test
    void listsOrdersByStatusAndBoundsTheList() throws Exception {
        store("a");
        store("b");

        assertThat(json(api.get("/api/v1/orders")).path("orders")).hasSize(2);
        assertThat(json(api.get("/api/v1/orders?limit=1")).path("orders")).hasSize(1);
        assertThat(json(api.get("/api/v1/orders?status=filled")).path("orders")).isEmpty();
        assertThat(json(api.get("/api/v1/orders?status=SENT")).path("orders")).hasSize(2);
        assertProblem(api.get("/api/v1/orders?limit=1001"), 400, "from 1 to 1000");
        assertProblem(api.get("/api/v1/orders?status=odd"), 400, "status 'odd'");
    }

    @Test
    void showsAnOrderWithItsExecutions() throws Exception {
        store("a");

        JsonNode order = json(api.get("/api/v1/orders/a"));

        assertThat(order.path("status").textValue()).isEqualTo("pending");
        assertThat(order.path("side").textValue()).isEqualTo("buy");
        assertThat(order.path("type").textValue()).isEqualTo("market");
        assertThat(order.path("quantity").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(order.path("executions").isArray()).isTrue();
        assertProblem(api.get("/api/v1/orders/none"), 404, "order 'none' is not in the ledger");
    }

    @Test
    void haltsAndResumesOnceAndKeepsItOverARestart() throws Exception {
        JsonNode halted = json(api.post("/api/v1/emergency/halt", "{\"reason\":\"drill\"}"));
        assertThat(halted.path("state").textValue()).isEqualTo("HALTED");
        assertThat(halted.path("who").textValue()).isEqualTo("ann");
        assertThat(api.announcements).hasValue(1);

        api.restart();
        assertThat(json(api.get("/api/v1/emergency")).path("reason").textValue())
                .isEqualTo("drill");

        assertThat(
                        json(api.post("/api/v1/emergency/resume", "{\"reason\":\"over\"}"))
                                .path("state")
                                .textValue())
                .isEqualTo("TRADING");
    }

    @Test
    void showsExchangesAndMovesOrdersBetweenThem() throws Exception {
        api.exchanges.add(
                new ExchangeView(
                        "binance",
                        new GatewayHealth(
                                "OPEN", T0, false, true, T0, 7, Duration.ofMillis(-12), 0.25, 3),
                        true,
                        2,
                        List.of(new Route("*", "bybit"))));
        api.exchanges.add(new ExchangeView("paper", null, true, 0, List.of()));

        JsonNode exchanges = json(api.get("/api/v1/exchanges")).path("exchanges");

        assertThat(exchanges.at("/0/venue").textValue()).isEqualTo("binance");
        assertThat(exchanges.at("/0/status").textValue()).isEqualTo("degraded");
        assertThat(exchanges.at("/0/clock_offset_ms").intValue()).isEqualTo(-12);
        assertThat(exchanges.at("/0/routes/0/to").textValue()).isEqualTo("bybit");
        assertThat(exchanges.at("/1/status").textValue()).isEqualTo("up");

        String move = "{\"from\":\"binance\",\"to\":\"bybit\",\"symbol\":\"BTC-USD\"}";
        assertThat(json(api.post("/api/v1/failover", move)).at("/symbols/0").textValue())
                .isEqualTo("BTC-USD");
        assertThat(api.operations)
                .isEqualTo(List.of("binance to bybit, Optional[BTC-USD], by ann: by hand"));
        assertProblem(
                api.post("/api/v1/failover", "{\"from\":\"a\",\"to\":\"a\"}"), 400, "are both 'a'");
        assertProblem(api.post("/api/v1/failover", "{\"from\":\"a\"}"), 400, "'to' is missing");
    }

    @Test
    void answersBadRequestsWithProblemDocuments() throws Exception {
        assertProblem(api.post("/api/v1/emergency/halt", "{}"), 400, "'reason' is missing");
        assertProblem(api.post("/api/v1/emergency/halt", "{"), 400, "not JSON");
        assertProblem(
                api.ask(
                        "POST",
                        "/api/v1/emergency/halt",
                        "admin",
                        "x",
                        Map.of("Content-Type", "text/plain")),
                415,
                "application/json");
        assertProblem(
                api.post("/api/v1/emergency/halt", "{\"reason\":\"" + "x".repeat(20_000) + "\"}"),
                413,
                "");
    }

    @Test
    void tellsUnknownPathsAndMethodsApart() throws Exception {
        var unknown = api.plain("GET", "/api/v1/nowhere", "analyst");
        assertProblem(unknown, 404, "");
        assertProblem(api.plain("PUT", "/api/v1/orders", "analyst"), 405, "");
        assertProblem(api.plain("GET", "/api/v1/nowhere", null), 401, "token");
    }

    private void store(String id) {
        OrderIntent intent =
                new OrderIntent(
                        id,
                        "d",
                        null,
                        "paper",
                        "bitstamp",
                        "BTC-USD",
                        OrderSide.BUY,
                        new BigDecimal("1.5"),
                        null,
                        null,
                        null,
                        false,
                        T0,
                        T0.plusSeconds(60));
        try (TradingLedger ledger = TradingLedger.open(api.database, "paper", "test")) {
            var unused =
                    ledger.record(
                            LedgerChanges.of(
                                    List.of(
                                            new ReceivedIntent(
                                                    intent,
                                                    T0,
                                                    T0,
                                                    new Sending("paper", T0, "")))));
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).contains(detail);
    }
}
