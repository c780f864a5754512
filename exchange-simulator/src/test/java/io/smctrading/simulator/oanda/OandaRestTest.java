package io.smctrading.simulator.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.oanda.OandaDesk.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OANDA takes, fills and rejects, over HTTP. */
class OandaRestTest {

    private static OandaDesk desk;

    @BeforeAll
    static void start() {
        desk = new OandaDesk();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void reset() {
        desk.reset();
    }

    private static List<String> journal(int after) {
        List<String> types = new ArrayList<>();
        for (JsonNode one :
                desk.get("/transactions/sinceid?id=" + after).body().path("transactions")) {
            types.add(one.path("type").asText());
        }
        return types;
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'instrument':'DOGE_USD' | INSTRUMENT_UNKNOWN",
                "'units':'0' | UNITS_INVALID",
                "'units':'1.123456' | UNITS_PRECISION_EXCEEDED",
                "'units':'101' | UNITS_LIMIT_EXCEEDED",
                "'timeInForce':'GTC' | TIME_IN_FORCE_INVALID",
                "'type':'LIMIT' | PRICE_MISSING",
                "'type':'LIMIT','price':'790.01' | PRICE_PRECISION_EXCEEDED",
                "'type':'LIMIT','price':'790','timeInForce':'GTD'"
                        + " | TIME_IN_FORCE_GTD_TIMESTAMP_MISSING",
                "'takeProfitOnFill':{'price':'900.05'}"
                        + " | TAKE_PROFIT_ON_FILL_PRICE_PRECISION_EXCEEDED",
                "'stopLossOnFill':{} | STOP_LOSS_ON_FILL_PRICE_AND_DISTANCE_BOTH_MISSING",
                "'type':'STOP_LOSS','tradeID':'77','price':'700' | TRADE_DOESNT_EXIST",
            })
    void rejectsBadOrdersWithAReasonThatIsJournalled(String changes, String reason) {
        Answer answer = desk.order(changes);

        assertThat(answer.status()).isEqualTo(reason.startsWith("TRADE_") ? 404 : 400);
        assertThat(answer.error()).isEqualTo(reason);
        JsonNode rejected = answer.body().path("orderRejectTransaction");
        assertThat(rejected.path("rejectReason").asText()).isEqualTo(reason);
        assertThat(rejected.path("type").asText()).endsWith("_ORDER_REJECT");
        assertThat(answer.body().path("lastTransactionID").asText()).isEqualTo("3");
        assertThat(desk.venue().exchange().orders().all()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'instrument':'EUR_USD','units':'9000000' | INSUFFICIENT_MARGIN",
                "'priceBound':'800.1' | BOUNDS_VIOLATION",
                "'takeProfitOnFill':{'price':'790'} | TAKE_PROFIT_ON_FILL_LOSS",
                "'stopLossOnFill':{'price':'810'} | STOP_LOSS_ON_FILL_LOSS",
            })
    void cancelsMarketOrdersThatItCannotFill(String changes, String reason) {
        Answer answer = desk.order(changes);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.cancelled().path("reason").asText()).isEqualTo(reason);
        assertThat(answer.cancelled().path("orderID")).isEqualTo(answer.created().path("id"));
        assertThat(journal(2)).containsExactly("MARKET_ORDER", "ORDER_CANCEL");
        assertThat(desk.venue().exchange().orders().all())
                .singleElement()
                .satisfies(order -> assertThat(order.status().ended()).isTrue());
    }

    @Test
    void aMarketOrderIsFilledAtTheAskWithExitsForItsTrade() {
        Answer answer =
                desk.order(
                        "'clientExtensions':{'id':'entry'},"
                                + "'takeProfitOnFill':{'price':'900','clientExtensions':{'id':'tp'}},"
                                + "'stopLossOnFill':{'price':'700','clientExtensions':{'id':'sl'}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.filled().path("price").asText()).isEqualTo("800.2");
        assertThat(answer.filled().path("clientOrderID").asText()).isEqualTo("entry");
        assertThat(journal(2))
                .containsExactly(
                        "MARKET_ORDER", "ORDER_FILL", "TAKE_PROFIT_ORDER", "STOP_LOSS_ORDER");
        String trade = answer.filled().path("tradeOpened").path("tradeID").asText();
        JsonNode stop = desk.get("/orders/@sl").body().path("order");
        assertThat(stop.path("tradeID").asText()).isEqualTo(trade);
        assertThat(stop.path("state").asText()).isEqualTo("PENDING");

        desk.bid("699.9");

        assertThat(journal(6)).containsExactly("ORDER_FILL", "ORDER_CANCEL");
        JsonNode fill = desk.get("/transactions/7").body().path("transaction");
        assertThat(fill.path("reason").asText()).isEqualTo("STOP_LOSS_ORDER");
        assertThat(fill.path("pl").asText()).isEqualTo("-100.3000");
        assertThat(fill.path("tradesClosed").path(0).path("tradeID").asText()).isEqualTo(trade);
        JsonNode cancel = desk.get("/transactions/8").body().path("transaction");
        assertThat(cancel.path("reason").asText()).isEqualTo("LINKED_TRADE_CLOSED");
        assertThat(cancel.path("batchID").asText()).isEqualTo("7");
        assertThat(desk.get("/summary").body().path("account").path("balance").asText())
                .isEqualTo("99899.7000");
        assertThat(desk.account().balance("USD").total()).isEqualByComparingTo("99899.7");
    }

    @Test
    void pendingOrdersWaitForTheirPriceAndNeedNoMarginUntilThen() {
        desk.order("'type':'LIMIT','price':'790','units':'100'");
        desk.order("'type':'LIMIT','price':'790','units':'100'");
        desk.order("'type':'STOP','price':'810','units':'100'");
        desk.order("'type':'MARKET_IF_TOUCHED','price':'805','units':'-1'");
        assertThat(desk.get("/pendingOrders").body().path("orders")).hasSize(4);

        desk.bid("789.8");

        assertThat(journal(6)).containsExactly("ORDER_FILL", "ORDER_FILL");
        desk.bid("809.8");
        assertThat(journal(8)).containsExactly("ORDER_FILL", "ORDER_CANCEL");
        assertThat(desk.get("/transactions/10").body().path("transaction").path("reason").asText())
                .isEqualTo("INSUFFICIENT_MARGIN");
        assertThat(
                        desk.get("/openPositions")
                                .body()
                                .path("positions")
                                .path(0)
                                .path("long")
                                .path("units")
                                .asText())
                .isEqualTo("199");
    }

    @Test
    void aLimitThatThePriceAlreadyReachesIsFilledAtOnce() {
        Answer answer = desk.order("'type':'LIMIT','price':'850'");

        assertThat(answer.filled().path("price").asText()).isEqualTo("800.2");
        assertThat(answer.filled().path("reason").asText()).isEqualTo("LIMIT_ORDER");
    }

    @Test
    void clientIdsAreTakenOnlyWhileTheirOrderIsPending() {
        String limit = "'type':'LIMIT','price':'790','clientExtensions':{'id':'mine'}";
        assertThat(desk.order(limit).status()).isEqualTo(201);
        assertThat(desk.order(limit).error()).isEqualTo("CLIENT_ORDER_ID_ALREADY_EXISTS");
        assertThat(desk.put("/orders/@mine/cancel", "").status()).isEqualTo(200);
        Answer again = desk.put("/orders/@mine/cancel", "");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.error()).isEqualTo("ORDER_DOESNT_EXIST");
        assertThat(again.body().has("orderCancelRejectTransaction")).isTrue();
        assertThat(desk.order(limit).status()).isEqualTo(201);

        String market = "'clientExtensions':{'id':'twice'}";
        assertThat(desk.order(market).filled().isMissingNode()).isFalse();
        assertThat(desk.order(market).filled().isMissingNode()).isFalse();
        assertThat(desk.get("/orders/@twice").body().path("order").path("state").asText())
                .isEqualTo("FILLED");
        assertThat(desk.get("/orders/@never").status()).isEqualTo(404);
    }

    @Test
    void replacesAnOrderUnderTheSameClientId() {
        desk.order("'type':'LIMIT','price':'790','clientExtensions':{'id':'mine'}");

        Answer answer =
                desk.put(
                        "/orders/@mine",
                        "{'order':{'type':'LIMIT','instrument':'BTC_USD','units':'2',"
                                + "'price':'780','clientExtensions':{'id':'mine'}}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.cancelled().path("reason").asText()).isEqualTo("CLIENT_REQUEST_REPLACED");
        assertThat(answer.cancelled().path("replacedByOrderID"))
                .isEqualTo(answer.created().path("id"));
        assertThat(answer.created().path("replacesOrderID").asText()).isEqualTo("3");
        JsonNode pending = desk.get("/pendingOrders").body().path("orders");
        assertThat(pending).hasSize(1);
        assertThat(pending.path(0).path("price").asText()).isEqualTo("780.0");
    }

    @Test
    void closesTradesFirstInFirstOutUnlessOneIsNamed() {
        desk.order("");
        desk.bid("810");
        desk.order("'units':'2'");
        desk.bid("820");

        Answer opposite = desk.order("'units':'-1.5'");
        assertThat(opposite.filled().path("tradesClosed").path(0).path("realizedPL").asText())
                .isEqualTo("19.8000");
        assertThat(opposite.filled().path("tradeReduced").path("units").asText()).isEqualTo("-0.5");
        assertThat(opposite.filled().path("pl").asText()).isEqualTo("24.7000");

        desk.order("");
        Answer named = desk.put("/trades/10/close", "{'units':'0.4'}");
        assertThat(named.filled().path("tradeReduced").path("tradeID").asText()).isEqualTo("10");
        assertThat(named.filled().path("reason").asText()).isEqualTo("MARKET_ORDER_TRADE_CLOSE");
        JsonNode position = desk.get("/positions/BTC_USD").body().path("position").path("long");
        assertThat(position.path("units").asText()).isEqualTo("2.1");
        assertThat(position.path("tradeIDs")).hasSize(2);

        Answer rest = desk.put("/positions/BTC_USD/close", "{'longUnits':'ALL'}");
        assertThat(rest.status()).isEqualTo(200);
        assertThat(desk.get("/openTrades").body().path("trades")).isEmpty();
        BigDecimal earned = BigDecimal.ZERO;
        for (JsonNode trade : desk.get("/trades?state=ALL").body().path("trades")) {
            earned = earned.add(new BigDecimal(trade.path("realizedPL").asText()));
        }
        assertThat(desk.account().balance("USD").total())
                .isEqualByComparingTo(earned.add(new BigDecimal("100000")));
    }

    @Test
    void aTradeGetsMovesAndLosesItsExits() {
        desk.order("");
        assertThat(
                        desk.put(
                                        "/trades/4/orders",
                                        "{'stopLoss':{'price':'700'},'takeProfit':{'price':'900'}}")
                                .status())
                .isEqualTo(200);
        Answer moved = desk.put("/trades/4/orders", "{'stopLoss':{'price':'750'}}");
        assertThat(moved.body().path("stopLossOrderCancelTransaction").path("reason").asText())
                .isEqualTo("CLIENT_REQUEST_REPLACED");
        assertThat(desk.get("/pendingOrders").body().path("orders")).hasSize(2);

        desk.put("/trades/4/orders", "{'takeProfit':null}");
        JsonNode trade = desk.get("/trades/4").body().path("trade");
        assertThat(trade.path("stopLossOrder").path("price").asText()).isEqualTo("750.0");
        desk.order("'units':'-0.3'");
        desk.bid("749");
        assertThat(desk.get("/trades/4").body().path("trade").path("state").asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void aTrailingStopFollowsThePriceOnlyInItsFavour() {
        desk.order("'trailingStopLossOnFill':{'distance':'20.0'}");
        desk.bid("830");
        desk.bid("815");
        assertThat(desk.get("/openTrades").body().path("trades")).hasSize(1);

        desk.bid("809");

        assertThat(desk.get("/openTrades").body().path("trades")).isEmpty();
    }

    @Test
    void faultsStrikeBeforeAndAfterAnOrderIsTaken() {
        var faults = desk.venue().faults();
        faults.add(Fault.once(FaultKind.ERROR_BEFORE, Operation.PLACE));
        assertThat(desk.order("").status()).isEqualTo(502);
        assertThat(journal(2)).isEmpty();
        faults.add(Fault.once(FaultKind.ERROR_AFTER, Operation.PLACE));
        assertThat(desk.order("").status()).isEqualTo(502);
        assertThat(journal(2)).containsExactly("MARKET_ORDER", "ORDER_FILL");
        faults.add(
                Fault.once(FaultKind.TIMEOUT_AFTER, Operation.PLACE)
                        .holding(Duration.ofMillis(20)));
        assertThat(desk.order("").status()).isEqualTo(201);
        faults.add(Fault.once(FaultKind.RATE_LIMIT, Operation.ANY));
        assertThat(desk.get("/summary").status()).isEqualTo(429);
        assertThat(desk.get("/summary").status()).isEqualTo(429);
        faults.maintenance(true);
        assertThat(desk.get("/summary").status()).isEqualTo(503);
    }

    @Test
    void turnsAwayWhoHasNoTokenOrAsksForAnothersAccount() {
        var stranger =
                desk.request("GET", "/v3/accounts", "").setHeader("Authorization", "Bearer no");
        assertThat(desk.send(stranger.build()).status()).isEqualTo(401);
        var other = desk.request("GET", "/v3/accounts/101-004-1-001/summary", "");
        assertThat(desk.send(other.build()).status()).isEqualTo(403);
    }

    @Test
    void tellsTimesAsSecondsToWhoAsksForThat() {
        var unix =
                desk.request("GET", "/v3/accounts/" + OandaDesk.ACCOUNT + "/transactions/1", "")
                        .header("Accept-Datetime-Format", "UNIX");

        JsonNode transaction = desk.send(unix.build()).body().path("transaction");

        assertThat(transaction.path("time").asText()).matches("[0-9]{10}\\.[0-9]{9}");
    }

    @Test
    void streamsPricesAndTransactionsLineByLine() {
        try (Stream<String> prices = desk.lines("/pricing/stream?instruments=BTC_USD");
                Stream<String> transactions = desk.lines("/transactions/stream")) {
            Iterator<String> price = prices.iterator();
            JsonNode first = OandaDesk.json(price.next());
            assertThat(first.path("type").asText()).isEqualTo("PRICE");
            assertThat(first.path("bids").path(0).path("price").asText()).isEqualTo("800.0");

            desk.order("'clientExtensions':{'id':'seen'}");

            Iterator<String> transaction = transactions.iterator();
            List<String> types = new ArrayList<>();
            while (types.size() < 2) {
                JsonNode line = OandaDesk.json(transaction.next());
                if (!line.path("type").asText().equals("HEARTBEAT")) {
                    types.add(line.path("type").asText());
                }
            }
            assertThat(types).containsExactly("MARKET_ORDER", "ORDER_FILL");
            desk.venue().disconnect();
        }
    }
}
