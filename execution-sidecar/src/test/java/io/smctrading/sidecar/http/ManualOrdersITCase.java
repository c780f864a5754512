package io.smctrading.sidecar.http;

import static io.smctrading.sidecar.http.ApiFixture.T0;
import static io.smctrading.sidecar.http.ApiFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.core.market.Clock;
import io.smctrading.core.risk.OrderIds;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.sidecar.trading.TradingStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that people ask for: one per key, by risk's word, answered with what became of them. */
class ManualOrdersITCase {

    private static final String MARKET =
            "{\"symbol\":\"BTC-USD\",\"side\":\"buy\",\"type\":\"market\",\"quantity\":0.5}";
    private static final String LIMIT =
            "{\"symbol\":\"BTC-USD\",\"side\":\"buy\",\"type\":\"limit\",\"quantity\":0.5,"
                    + "\"price\":800,\"stop_loss\":790,\"valid_for_seconds\":60}";

    private final ApiFixture api = new ApiFixture();
    private final LedgerOrders ledger = new LedgerOrders(api.database);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void answersAMarketOrderWithItsFill() throws Exception {
        onRequest(request -> ledger.filled(request, "801.5"));

        HttpResponse<String> answer = api.order("k1", MARKET);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("order_id").textValue())
                .isEqualTo(OrderIds.of("paper", "manual:k1"));
        assertThat(json(answer).path("status").textValue()).isEqualTo("filled");
        assertThat(json(answer).path("fill_price").decimalValue()).isEqualByComparingTo("801.5");
        assertThat(json(answer).path("execution_time_ms").isIntegralNumber()).isTrue();
    }

    @Test
    void asksRiskForWhatWasAskedOnTheMarketsClock() throws Exception {
        onRequest(ledger::accepted);

        JsonNode answer = json(api.order("k1", LIMIT));

        assertThat(answer.path("status").textValue()).isEqualTo("pending");
        assertThat(api.published)
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.requestId()).isEqualTo("manual:k1");
                            assertThat(request.instrument()).hasToString("bitstamp:BTC-USD");
                            assertThat(request.requestedTime()).isEqualTo(T0);
                            assertThat(request.validUntil()).isEqualTo(T0.plusSeconds(60));
                            assertThat(request.price()).isEqualByComparingTo("800");
                            assertThat(request.stop()).isEqualByComparingTo("790");
                        });
    }

    @Test
    void givesTheSameAnswerToTheSameKeyAndBodyAndMakesNoSecondOrder() throws Exception {
        onRequest(ledger::accepted);
        HttpResponse<String> first = api.order("k1", LIMIT);

        HttpResponse<String> again = api.order("k1", LIMIT.replace("0.5", "0.50"));

        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(api.published).hasSize(1);
        api.restart();
        assertThat(api.order("k1", LIMIT).body()).isEqualTo(first.body());
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() throws Exception {
        onRequest(ledger::accepted);
        assertThat(api.order("k1", LIMIT).statusCode()).isEqualTo(201);

        HttpResponse<String> other = api.order("k1", LIMIT.replace("0.5", "0.6"));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("detail").textValue()).contains("another body");
        assertThat(api.published).hasSize(1);
    }

    @Test
    void tellsByWhichRuleRiskRefused() throws Exception {
        onRequest(
                request ->
                        api.requests.refused(
                                request.orderId(), "MAXIMUM_RISK", "0.5 were asked for."));

        HttpResponse<String> answer = api.order("k1", MARKET);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("status").textValue()).isEqualTo("rejected");
        assertThat(json(answer).path("code").textValue()).isEqualTo("MAXIMUM_RISK");
        JsonNode order = json(api.get("/api/v1/orders/" + OrderIds.of("paper", "manual:k1")));
        assertThat(order.path("status").textValue()).isEqualTo("rejected");
        assertThat(order.path("state").textValue()).isEqualTo("REFUSED");
    }

    @Test
    void answersPendingWhenNothingIsKnownInTimeAndTheOutcomeLater() throws Exception {
        HttpResponse<String> answer = api.order("k1", MARKET);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("status").textValue()).isEqualTo("pending");
        String path = "/api/v1/orders/" + json(answer).path("order_id").textValue();
        assertThat(json(api.get(path)).path("state").textValue()).isEqualTo("REQUESTED");

        ledger.filled(api.published.get(0), "800");

        HttpResponse<String> again = api.order("k1", MARKET);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again).path("status").textValue()).isEqualTo("filled");
        assertThat(api.published).hasSize(1);
        assertThat(json(api.get(path)).path("status").textValue()).isEqualTo("filled");
    }

    @Test
    void handsOverAgainWhatTheBrokerMayNotHave() throws Exception {
        api.risk.set(request -> CompletableFuture.failedFuture(new IllegalStateException("away")));
        assertThat(api.order("k1", MARKET).statusCode()).isEqualTo(503);
        onRequest(request -> ledger.filled(request, "800"));

        assertThat(api.order("k1", MARKET).statusCode()).isEqualTo(201);

        assertThat(api.published).hasSize(2);
        assertThat(api.published.get(0)).isEqualTo(api.published.get(1));
    }

    @Test
    void namesTheVenuesOfAnAmbiguousSymbol() throws Exception {
        onRequest(ledger::accepted);
        api.clocks.passed(new Clock("binance", "BTC-USD", T0, Clock.Mark.MARKET, 0));

        HttpResponse<String> ambiguous = api.order("k1", LIMIT);
        assertThat(ambiguous.statusCode()).isEqualTo(422);
        assertThat(ambiguous.body()).contains("[binance, bitstamp]");

        String named = LIMIT.replace("{", "{\"venue\":\"binance\",");
        assertThat(json(api.order("k2", named)).path("exchange").textValue()).isEqualTo("binance");
        assertThat(api.order("k3", LIMIT.replace("BTC", "XRP")).statusCode()).isEqualTo(422);
    }

    @Test
    void wantsAKeyAndSomebodyWhoTrades() throws Exception {
        assertThat(
                        api.ask("POST", "/api/v1/orders/create", "trader", MARKET, Map.of())
                                .statusCode())
                .isEqualTo(400);
        assertThat(api.order("a b", MARKET).statusCode()).isEqualTo(400);
        api.trading.set(new TradingStatus(TradingStatus.Phase.STANDBY, "another trades", 0));
        HttpResponse<String> standby = api.order("k1", MARKET);
        assertThat(standby.statusCode()).isEqualTo(503);
        assertThat(standby.body()).contains("another trades");
        assertThat(api.published).isEmpty();
    }

    @Test
    void cancelsWhatWorksAndSaysWhyItCannot() throws Exception {
        onRequest(ledger::accepted);
        String id = json(api.order("k1", LIMIT)).path("order_id").textValue();

        HttpResponse<String> asked = api.ask("DELETE", "/api/v1/orders/" + id, "trader", null);

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(api.operations).isEqualTo(List.of(id + ": cancelled by ann"));
        onRequest(request -> ledger.filled(request, "800"));
        String filled = json(api.order("k2", MARKET)).path("order_id").textValue();
        HttpResponse<String> late = api.ask("DELETE", "/api/v1/orders/" + filled, "trader", null);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("it is FILLED");
        assertThat(api.ask("DELETE", "/api/v1/orders/none", "trader", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsWhatIsHeld() throws Exception {
        onRequest(request -> ledger.filled(request, "801.5"));
        api.order("k1", MARKET);

        JsonNode positions = json(api.get("/api/v1/positions")).path("positions");

        assertThat(positions).hasSize(1);
        assertThat(positions.at("/0/side").textValue()).isEqualTo("long");
        assertThat(positions.at("/0/quantity").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(positions.at("/0/entry_price").decimalValue()).isEqualByComparingTo("801.5");
    }

    @Test
    void answersManyAtOnceWithoutAThreadForEach() throws Exception {
        api.orderWait = Duration.ofSeconds(20);
        api.restart();
        onRequest(request -> ledger.filled(request, "800"));
        List<CompletableFuture<Integer>> answers =
                java.util.stream.IntStream.range(0, 64)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> {
                                                    try {
                                                        return api.order("k" + i, MARKET)
                                                                .statusCode();
                                                    } catch (Exception e) {
                                                        throw new IllegalStateException(e);
                                                    }
                                                }))
                        .toList();

        for (CompletableFuture<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        assertThat(api.published).hasSize(64);
    }

    private void onRequest(java.util.function.Consumer<OrderRequest> then) {
        api.risk.set(
                request -> {
                    then.accept(request);
                    return CompletableFuture.completedFuture(null);
                });
    }
}
