package io.smctrading.simulator.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bybit.api.client.domain.CategoryType;
import com.bybit.api.client.domain.TradeOrderType;
import com.bybit.api.client.domain.account.AccountType;
import com.bybit.api.client.domain.account.request.AccountDataRequest;
import com.bybit.api.client.domain.market.request.MarketDataRequest;
import com.bybit.api.client.domain.position.request.PositionDataRequest;
import com.bybit.api.client.domain.trade.Side;
import com.bybit.api.client.domain.trade.request.TradeOrderRequest;
import com.bybit.api.client.restApi.BybitApiTradeRestClient;
import com.bybit.api.client.service.BybitApiClientFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bybit's own Java client drives the simulator. */
class BybitSdkTest {

    private static BybitDesk desk;
    private static BybitApiClientFactory clients;

    @BeforeAll
    static void start() {
        desk = new BybitDesk();
        clients = factory(desk.venue().uri().toString());
    }

    private static BybitApiClientFactory factory(String url) {
        return BybitApiClientFactory.newInstance(BybitDesk.KEY, BybitDesk.SECRET, url);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void reset() {
        desk.reset();
    }

    private static JsonNode result(Object answer) {
        JsonNode json = BybitDesk.JSON.valueToTree(answer);
        assertThat(json.path("retCode").asInt(-1)).as(json.toString()).isZero();
        return json.path("result");
    }

    @Test
    void placesQueriesAndCancels() {
        BybitApiTradeRestClient trade = clients.newTradeRestClient();
        for (CategoryType category : List.of(CategoryType.SPOT, CategoryType.LINEAR)) {
            TradeOrderRequest.TradeOrderRequestBuilder named =
                    TradeOrderRequest.builder()
                            .category(category)
                            .symbol("BTCUSDT")
                            .orderLinkId("sdk-" + category);
            TradeOrderRequest order =
                    TradeOrderRequest.builder()
                            .category(category)
                            .symbol("BTCUSDT")
                            .side(Side.BUY)
                            .orderType(TradeOrderType.LIMIT)
                            .qty("0.1")
                            .price("790")
                            .orderLinkId("sdk-" + category)
                            .build();
            String id = result(trade.createOrder(order)).path("orderId").asText();

            JsonNode open = result(trade.getOpenOrders(named.build())).path("list").path(0);
            assertThat(open.path("orderId").asText()).isEqualTo(id);
            assertThat(open.path("orderStatus").asText()).isEqualTo("New");
            assertThat(result(trade.cancelOrder(named.build())).path("orderId").asText())
                    .isEqualTo(id);
            JsonNode ended = result(trade.getOrderHistory(named.build())).path("list").path(0);
            assertThat(ended.path("orderStatus").asText()).isEqualTo("Cancelled");
        }
    }

    @Test
    void readsMarketBalancesPositionsAndFills() {
        MarketDataRequest linear =
                MarketDataRequest.builder().category(CategoryType.LINEAR).symbol("BTCUSDT").build();
        JsonNode instrument =
                result(clients.newMarketDataRestClient().getInstrumentsInfo(linear))
                        .path("list")
                        .path(0);
        assertThat(instrument.path("lotSizeFilter").path("qtyStep").asText()).isEqualTo("0.001");
        result(
                clients.newTradeRestClient()
                        .createOrder(
                                TradeOrderRequest.builder()
                                        .category(CategoryType.LINEAR)
                                        .symbol("BTCUSDT")
                                        .side(Side.SELL)
                                        .orderType(TradeOrderType.MARKET)
                                        .qty("0.5")
                                        .build()));

        JsonNode position =
                result(
                                clients.newPositionRestClient()
                                        .getPositionInfo(
                                                PositionDataRequest.builder()
                                                        .category(CategoryType.LINEAR)
                                                        .symbol("BTCUSDT")
                                                        .build()))
                        .path("list")
                        .path(0);
        assertThat(position.path("side").asText()).isEqualTo("Sell");
        assertThat(position.path("size").asText()).isEqualTo("0.500");
        JsonNode fills =
                result(
                        clients.newTradeRestClient()
                                .getTradeHistory(
                                        TradeOrderRequest.builder()
                                                .category(CategoryType.LINEAR)
                                                .symbol("BTCUSDT")
                                                .build()));
        assertThat(fills.path("list")).hasSize(1);
        JsonNode wallet =
                result(
                                clients.newAccountRestClient()
                                        .getWalletBalance(
                                                AccountDataRequest.builder()
                                                        .accountType(AccountType.UNIFIED)
                                                        .build()))
                        .path("list")
                        .path(0);
        assertThat(wallet.path("coin")).hasSize(3);
    }

    @Test
    void hearsTradesAndItsOwnOrders() throws InterruptedException {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        BybitApiClientFactory streams = factory(desk.venue().webSocketUri().toString());
        var open = streams.newWebsocketClient(text -> heard.add(BybitDesk.json(text)));
        open.getPublicChannelStream(List.of("publicTrade.BTCUSDT"), "/v5/public/linear");
        await(heard, "op", "subscribe");
        desk.trade("801");
        assertThat(await(heard, "topic", "publicTrade.BTCUSDT").path("data").path(0).path("p"))
                .hasToString("\"801.00\"");

        BlockingQueue<JsonNode> ours = new LinkedBlockingQueue<>();
        var own = streams.newWebsocketClient(text -> ours.add(BybitDesk.json(text)));
        own.getPrivateChannelStream(List.of("order", "execution", "wallet"), "/v5/private");
        await(ours, "op", "subscribe");
        desk.order("spot", "\"orderType\":\"Market\",\"qty\":\"80\"");
        assertThat(await(ours, "topic", "order").path("data").path(0).path("orderStatus").asText())
                .isEqualTo("Filled");
        assertThat(await(ours, "topic", "execution").path("data").path(0).path("execQty").asText())
                .isNotEqualTo("0");
        desk.venue().disconnect();
    }

    private static JsonNode await(BlockingQueue<JsonNode> heard, String field, String value)
            throws InterruptedException {
        for (JsonNode next = heard.poll(10, TimeUnit.SECONDS);
                next != null;
                next = heard.poll(10, TimeUnit.SECONDS)) {
            if (next.path(field).asText().equals(value)) {
                return next;
            }
        }
        throw new AssertionError("no " + field + " " + value + " was heard");
    }
}
