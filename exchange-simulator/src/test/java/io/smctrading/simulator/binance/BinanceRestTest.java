package io.smctrading.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.simulator.SimulatorServer;
import io.smctrading.simulator.SimulatorServer.Answer;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Binance refuses and how, over HTTP; the market stands at 800.01. */
class BinanceRestTest {

    private static final String LIMIT =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=700";
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
        server.binance().reset();
    }

    private static Answer order(String parameters) {
        return server.signed("POST", "/api/v3/order", parameters);
    }

    private static int orders() {
        return server.binance().exchange().orders().all().size();
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity=0.000001 | -1013 | Filter failure: LOT_SIZE",
                "quantity=0.001&price=700.001 | -1013 | Filter failure: PRICE_FILTER",
                "quantity=0.001 | -1013 | Filter failure: NOTIONAL",
                "price=10 | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE",
                "price=100000 | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE",
                "quantity=9000 | -2010 | Account has insufficient balance for requested action.",
                "symbol=BTCEUR | -1121 | Invalid symbol.",
                "side=LONG | -1117 | Invalid side.",
                "type=FUNNY | -1116 | Invalid orderType.",
                "timeInForce=DAY | -1115 | Invalid timeInForce.",
                "quantity=0.123456789 | -1111 | Parameter 'quantity' has too much precision.",
                "stopPrice=1 | -1106 | Parameter 'stopPrice' sent when not required.",
                "price= | -1105 | Parameter 'price' was empty.",
                "type=LIMIT_MAKER&timeInForce=-&price=801"
                        + " | -2010 | Order would immediately match and take.",
                "type=STOP_LOSS_LIMIT&price=700&stopPrice=700"
                        + " | -2010 | Order would trigger immediately.",
                "colour=red | -1104 | Not all sent parameters were read; read '8' parameter(s) but"
                        + " was sent '9'.",
            })
    void refusesBadOrdersInBinancesWords(String change, int code, String message) {
        Answer answer = order(changed(change));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(orders()).isZero();
    }

    private static String changed(String change) {
        String parameters = LIMIT;
        for (String pair : change.split("&", -1)) {
            String name = pair.substring(0, pair.indexOf('=') + 1);
            String value = pair.substring(name.length());
            String without = parameters.replaceAll("(^|&)" + name + "[^&]*", "");
            parameters = "-".equals(value) ? without : without + "&" + pair;
        }
        return parameters.replaceFirst("^&", "");
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertThat(order(LIMIT.replace("&price=700", "")).message())
                .isEqualTo(
                        "Mandatory parameter 'price' was not sent, was empty/null, or malformed.");
    }

    @Test
    void checksKeyTimeAndSignatureInThisOrder() {
        Answer keyless = server.send("GET", "/api/v3/account?timestamp=1&signature=x", "", null);
        assertThat(keyless.status()).isEqualTo(401);
        assertThat(keyless.code()).isEqualTo(-2014);

        Answer unsigned =
                server.send("GET", "/api/v3/account?timestamp=1", "", SimulatorServer.KEY);
        assertThat(unsigned.code()).isEqualTo(-1102);

        Answer late =
                server.send(
                        "GET", "/api/v3/account?timestamp=1&signature=x", "", SimulatorServer.KEY);
        assertThat(late.code()).isEqualTo(-1021);

        long now = server.binance().exchange().now().toEpochMilli();
        String query = "/api/v3/account?timestamp=" + now + "&signature=";
        assertThat(server.send("GET", query + "ab", "", SimulatorServer.KEY).code())
                .isEqualTo(-1022);
        assertThat(server.send("GET", query + "ab", "", "unknown").code()).isEqualTo(-2015);
    }

    @Test
    void takesParametersFromQueryAndBody() {
        long now = server.binance().exchange().now().toEpochMilli();
        String query = "symbol=BTCUSDT&side=BUY&type=LIMIT";
        String body = "timeInForce=GTC&quantity=0.1&price=700&timestamp=" + now;

        Answer answer =
                server.send(
                        "POST",
                        "/api/v3/order?" + query,
                        body + "&signature=" + SimulatorServer.hmac(query + body),
                        SimulatorServer.KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void clockThatIsAheadOrBehindRefusesRequests() {
        long now = System.currentTimeMillis();
        String query = "timestamp=" + now;
        String path = "/api/v3/account?" + query + "&signature=" + SimulatorServer.hmac(query);
        server.binance().exchange().skew(Duration.ofSeconds(10));
        assertThat(server.send("GET", path, "", SimulatorServer.KEY).message())
                .isEqualTo("Timestamp for this request is outside of the recvWindow.");

        server.binance().exchange().skew(Duration.ofSeconds(-10));
        assertThat(server.send("GET", path, "", SimulatorServer.KEY).message())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
    }

    @Test
    void sameClientIdIsTakenWhileItsOrderWorks() {
        assertThat(order(LIMIT + "&newClientOrderId=mine").status()).isEqualTo(200);
        Answer twice = order(LIMIT + "&newClientOrderId=mine");
        assertThat(twice.message()).isEqualTo("Duplicate order sent.");

        server.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=mine");
        assertThat(order(LIMIT + "&newClientOrderId=mine").status()).isEqualTo(200);
    }

    @Test
    void tellsWhatIsNotThere() {
        assertThat(server.signed("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=1").code())
                .isEqualTo(-2013);
        assertThat(server.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=1").code())
                .isEqualTo(-2011);
    }

    @Test
    void countsWeightAndOrders() {
        Answer answer = order(LIMIT);

        assertThat(answer.headers().firstValue("X-MBX-USED-WEIGHT-1M")).isPresent();
        assertThat(answer.headers().firstValue("X-MBX-ORDER-COUNT-10S")).contains("1");
        order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1");
        assertThat(
                        server.signed("GET", "/api/v3/rateLimit/order", "")
                                .body()
                                .path(0)
                                .path("count")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void goingOnAfterTooManyRequestsIsBanned() {
        server.binance().faults().add(Fault.once(FaultKind.RATE_LIMIT, Operation.ANY));

        Answer limited = server.send("GET", "/api/v3/time", "", null);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo(-1003);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        server.send("GET", "/api/v3/time", "", null);
        server.send("GET", "/api/v3/time", "", null);
        Answer banned = server.send("GET", "/api/v3/time", "", null);

        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.message()).contains("IP banned until");
        assertThat(Long.parseLong(banned.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(100L, 121L);
    }

    @Test
    void weightBeyondTheLimitIsTooMuch() {
        int status = 200;
        for (int i = 0; i < 30 && status == 200; i++) {
            status =
                    server.send("GET", "/api/v3/depth?symbol=BTCUSDT&limit=5000", "", null)
                            .status();
        }
        assertThat(status).isEqualTo(429);

        server.binance().reset();
        server.binance().faults().limitsOff(true);
        for (int i = 0; i < 30; i++) {
            assertThat(
                            server.send("GET", "/api/v3/depth?symbol=BTCUSDT&limit=5000", "", null)
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestThatTimesOutIsCarriedOutOrNotAsTheFaultSays() {
        for (FaultKind kind : new FaultKind[] {FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER}) {
            server.binance()
                    .faults()
                    .add(Fault.once(kind, Operation.PLACE).holding(Duration.ofMillis(100)));
        }

        assertThat(order(LIMIT).status()).isEqualTo(504);
        assertThat(orders()).isZero();
        assertThat(order(LIMIT).status()).isEqualTo(200);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void errorsStrikeBeforeOrAfterTheOrderIsTaken() {
        server.binance().faults().add(Fault.once(FaultKind.ERROR_BEFORE, Operation.PLACE));
        Answer before = order(LIMIT);
        assertThat(before.status()).isEqualTo(503);
        assertThat(before.code()).isEqualTo(-1007);
        assertThat(orders()).isZero();

        server.binance()
                .faults()
                .add(
                        Fault.once(FaultKind.CODE_AFTER, Operation.PLACE)
                                .answering(400, "-1006", "An unexpected response was received."));
        assertThat(order(LIMIT).code()).isEqualTo(-1006);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void isClosedDuringMaintenance() {
        server.binance().faults().maintenance(true);

        assertThat(order(LIMIT).status()).isEqualTo(503);
        assertThat(
                        server.send("GET", "/sapi/v1/system/status", "", null)
                                .body()
                                .path("status")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void replacesAnOrderOrSaysWhichHalfFailed() {
        order(LIMIT + "&newClientOrderId=old");
        String replace =
                LIMIT.replace("700", "710")
                        + "&cancelReplaceMode=STOP_ON_FAILURE"
                        + "&cancelOrigClientOrderId=old";

        Answer replaced = server.signed("POST", "/api/v3/order/cancelReplace", replace);
        Answer again = server.signed("POST", "/api/v3/order/cancelReplace", replace);

        assertThat(replaced.body().path("newOrderResult").asText()).isEqualTo("SUCCESS");
        assertThat(again.code()).isEqualTo(-2022);
        assertThat(again.body().path("data").path("newOrderResult").asText())
                .isEqualTo("NOT_ATTEMPTED");
    }

    @Test
    void entryThatFillsAtOnceAnswersWithExitsThatStillWait() {
        Answer answer =
                server.signed(
                        "POST",
                        "/api/v3/orderList/otoco",
                        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=801"
                                + "&workingQuantity=0.1&workingTimeInForce=IOC&pendingSide=SELL"
                                + "&pendingQuantity=0.0999&pendingAboveType=LIMIT_MAKER"
                                + "&pendingAbovePrice=880&pendingBelowType=STOP_LOSS"
                                + "&pendingBelowStopPrice=760&listClientOrderId=bracket");

        assertThat(answer.body().path("contingencyType").asText()).isEqualTo("OTO");
        assertThat(answer.body().path("orderReports").findValuesAsText("status"))
                .containsExactly("FILLED", "PENDING_NEW", "PENDING_NEW");
        assertThat(
                        server.signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT")
                                .body()
                                .findValuesAsText("status"))
                .containsExactly("NEW", "NEW");
        BigDecimal locked =
                server.binance().exchange().accounts().iterator().next().balance("BTC").locked();
        assertThat(locked).isEqualByComparingTo("0.0999");
    }

    @Test
    void pairWhosePricesDoNotSurroundTheMarketIsRefused() {
        Answer answer =
                server.signed(
                        "POST",
                        "/api/v3/orderList/oco",
                        "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER"
                                + "&abovePrice=790&belowType=STOP_LOSS&belowStopPrice=760");

        assertThat(answer.message())
                .isEqualTo("The relationship of the prices for the orders is not correct.");
    }

    @Test
    void listKeysAreGone() {
        assertThat(server.send("POST", "/api/v3/userDataStream", "", SimulatorServer.KEY).status())
                .isEqualTo(410);
    }
}
