package io.smctrading.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.binance.connector.client.SpotClient;
import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.exceptions.BinanceServerException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.simulator.SimulatorServer;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Binance's own client trades on the simulator as it would on Binance. */
class BinanceClientTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static SimulatorServer server;
    private static final BlockingQueue<JsonNode> ANSWERS = new LinkedBlockingQueue<>();
    private static SpotClient client;
    private static WebSocketApiClientImpl api;

    @BeforeAll
    static void start() {
        server = new SimulatorServer();
        client =
                new SpotClientImpl(
                        SimulatorServer.KEY,
                        SimulatorServer.SECRET,
                        server.binance().uri().toString());
        // One for all: closing it ends the client's threads for good.
        api =
                new WebSocketApiClientImpl(
                        SimulatorServer.KEY,
                        new HmacSignatureGenerator(SimulatorServer.SECRET),
                        server.binance().webSocketUri() + "/ws-api/v3");
        api.connect(text -> ANSWERS.add(json(text)));
    }

    @AfterAll
    static void stop() {
        api.close();
        server.close();
    }

    @BeforeEach
    void reset() {
        server.binance().reset();
    }

    private static Map<String, Object> parameters(Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return parameters;
    }

    private static Map<String, Object> limit(String id, String side, String price) {
        return parameters(
                "symbol",
                "BTCUSDT",
                "side",
                side,
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "0.1",
                "price",
                price,
                "newClientOrderId",
                id);
    }

    /** A new one each time: the client adds to what it is given. */
    private static Map<String, Object> mine() {
        return parameters("symbol", "BTCUSDT", "origClientOrderId", "mine");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Account account() {
        return server.binance().exchange().accounts().iterator().next();
    }

    private static Instrument bitcoin() {
        return server.binance().exchange().instrument("spot", "BTCUSDT").orElseThrow();
    }

    private static void trade(String price, String quantity) {
        server.binance()
                .exchange()
                .trade(bitcoin(), new BigDecimal(price), new BigDecimal(quantity), true);
    }

    @Test
    void placesQueriesAndCancels() {
        JsonNode placed = json(client.createTrade().newOrder(limit("mine", "BUY", "700")));
        JsonNode found = json(client.createTrade().getOrder(mine()));
        JsonNode open = json(client.createTrade().getOpenOrders(parameters()));
        JsonNode canceled = json(client.createTrade().cancelOrder(mine()));

        assertThat(placed.path("status").asText()).isEqualTo("NEW");
        assertThat(found.path("orderId")).isEqualTo(placed.path("orderId"));
        assertThat(open).hasSize(1);
        assertThat(canceled.path("status").asText()).isEqualTo("CANCELED");
        assertThat(canceled.path("origClientOrderId").asText()).isEqualTo("mine");
    }

    @Test
    void tradesAndSeesItInBalancesAndTrades() {
        JsonNode filled =
                json(
                        client.createTrade()
                                .newOrder(
                                        parameters(
                                                "symbol",
                                                "BTCUSDT",
                                                "side",
                                                "BUY",
                                                "type",
                                                "MARKET",
                                                "quantity",
                                                "0.5")));

        assertThat(filled.path("status").asText()).isEqualTo("FILLED");
        assertThat(filled.path("fills").path(0).path("commission").asText())
                .isEqualTo("0.00050000");
        JsonNode trades = json(client.createTrade().myTrades(parameters("symbol", "BTCUSDT")));
        assertThat(trades.path(0).path("id"))
                .isEqualTo(filled.path("fills").path(0).path("tradeId"));
        JsonNode balances = json(client.createTrade().account(parameters())).path("balances");
        assertThat(balances.findValuesAsText("asset")).contains("BTC", "USDT");
        for (JsonNode balance : balances) {
            String asset = balance.path("asset").asText();
            assertThat(new BigDecimal(balance.path("free").asText()))
                    .isEqualByComparingTo(account().balance(asset).free());
        }
        assertThat(account().balance("BTC").free()).isEqualByComparingTo("10.4995");
    }

    @Test
    void readsMarketData() {
        Map<String, Object> symbol = parameters("symbol", "BTCUSDT");

        assertThat(json(client.createMarket().exchangeInfo(symbol)).path("symbols")).hasSize(1);
        assertThat(json(client.createMarket().depth(symbol)).path("bids")).hasSize(100);
        assertThat(json(client.createMarket().trades(symbol))).hasSize(500);
        assertThat(
                        json(
                                client.createMarket()
                                        .klines(parameters("symbol", "BTCUSDT", "interval", "1m"))))
                .hasSize(500);
        assertThat(json(client.createMarket().ticker24H(symbol)).path("lastPrice").asText())
                .isEqualTo("800.01000000");
        assertThat(json(client.createMarket().tickerSymbol(symbol)).path("price").asText())
                .isEqualTo("800.01000000");
    }

    @Test
    void understandsRefusals() {
        client.createTrade().newOrder(limit("mine", "BUY", "700"));

        assertThatThrownBy(() -> client.createTrade().newOrder(limit("mine", "BUY", "700")))
                .isInstanceOfSatisfying(
                        BinanceClientException.class,
                        e -> {
                            assertThat(e.getErrorCode()).isEqualTo(-2010);
                            assertThat(e.getErrMsg()).isEqualTo("Duplicate order sent.");
                        });
        server.binance().faults().add(Fault.once(FaultKind.ERROR_AFTER, Operation.PLACE));
        assertThatThrownBy(() -> client.createTrade().newOrder(limit("two", "BUY", "700")))
                .isInstanceOf(BinanceServerException.class);
        assertThat(json(client.createTrade().getOpenOrders(parameters()))).hasSize(2);
    }

    @Test
    void ordersAPairOverTheWebSocketApi() {
        api.trade()
                .newOcoOrder(
                        "BTCUSDT",
                        "SELL",
                        880.5,
                        0.1,
                        new JSONObject().put("stopPrice", "760").put("listClientOrderId", "pair"));

        JsonNode placed = next(ANSWERS);
        assertThat(placed.path("status").asInt()).as(placed.toString()).isEqualTo(200);
        assertThat(json(client.createTrade().getOpenOCOOrders(parameters()))).hasSize(1);
        trade("760", "1");
        JsonNode list =
                json(client.createTrade().getOCOOrder(parameters("origClientOrderId", "pair")));
        assertThat(list.path("listOrderStatus").asText()).isEqualTo("ALL_DONE");
    }

    @Test
    void placesAndCancelsOverTheWebSocketApi() {
        api.trade()
                .newOrder(
                        "BTCUSDT",
                        "BUY",
                        "LIMIT",
                        new JSONObject()
                                .put("timeInForce", "GTC")
                                .put("price", 700.25)
                                .put("quantity", "0.1")
                                .put("newClientOrderId", "socket"));
        JsonNode placed = next(ANSWERS);
        assertThat(placed.path("result").path("price").asText()).isEqualTo("700.25000000");
        assertThat(placed.path("rateLimits").path(0).path("count").asInt()).isEqualTo(1);

        api.account().accountStatus(new JSONObject());
        assertThat(next(ANSWERS).path("result").path("accountType").asText()).isEqualTo("SPOT");
        api.trade().cancelOrder("BTCUSDT", new JSONObject().put("origClientOrderId", "socket"));
        assertThat(next(ANSWERS).path("result").path("status").asText()).isEqualTo("CANCELED");
        api.trade().cancelOrder("BTCUSDT", new JSONObject().put("origClientOrderId", "socket"));
        JsonNode refused = next(ANSWERS);
        assertThat(refused.path("status").asInt()).isEqualTo(400);
        assertThat(refused.path("error").path("code").asInt()).isEqualTo(-2011);
    }

    @Test
    void hearsTradesAndBooks() {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        WebSocketStreamClientImpl streams =
                new WebSocketStreamClientImpl(server.binance().webSocketUri().toString());
        streams.combineStreams(
                new ArrayList<>(List.of("btcusdt@trade", "btcusdt@depth5@100ms")),
                text -> heard.add(json(text)));
        // The book is sent whether it changes or not: then the connection stands.
        assertThat(next(heard).path("data").path("bids")).hasSize(5);

        trade("790.5", "0.25");

        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> heard.stream().anyMatch(m -> m.path("data").has("p")));
        JsonNode trade =
                heard.stream().filter(m -> m.path("data").has("p")).findFirst().orElseThrow();
        assertThat(trade.path("stream").asText()).isEqualTo("btcusdt@trade");
        assertThat(trade.path("data").path("p").asText()).isEqualTo("790.50000000");
        assertThat(trade.path("data").path("m").asBoolean()).isTrue();
        streams.closeAllConnections();
    }

    private static JsonNode next(BlockingQueue<JsonNode> messages) {
        try {
            JsonNode message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message within 10 s").isNotNull();
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
