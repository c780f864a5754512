package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.exchange.StreamRecording;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.sidecar.exchange.http.StubExchange;
import io.smctrading.sidecar.exchange.http.StubSocket;
import io.smctrading.sidecar.exchange.http.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The private stream of Binance's documents, over a real socket. */
class BinanceStreamTest {

    private static final String SUBSCRIBED =
            "{\"id\":\"subscribe\",\"status\":200,\"result\":{\"subscriptionId\":0}}";

    private final VirtualClock clock = new VirtualClock();
    private final List<JsonView> subscriptions = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>(List.of(SUBSCRIBED));
    private final StubExchange rest = new StubExchange();
    private final StubSocket socket =
            new StubSocket(
                    (connection, text) -> {
                        subscriptions.add(JsonView.parse("subscription", text));
                        connection.send(answers.size() > 1 ? answers.remove(0) : answers.get(0));
                    });
    private final StreamRecording heard = new StreamRecording();
    private BinanceGateway gateway;

    @AfterEach
    void close() {
        gateway.close();
        socket.close();
        rest.close();
    }

    @Test
    void subscribesWithASignature() {
        listen();

        JsonView subscription = subscriptions.get(0);
        assertThat(subscription.text("method")).isEqualTo("userDataStream.subscribe.signature");
        JsonView parameters = subscription.at("params");
        assertThat(parameters.text("apiKey")).isEqualTo("key");
        assertThat(parameters.millis("timestamp")).isEqualTo(clock.instant());
        assertThat(parameters.text("signature"))
                .isEqualTo(
                        new Secret("secret")
                                .hmacSha256(
                                        "apiKey=key&recvWindow=5000&timestamp="
                                                + clock.instant().toEpochMilli()));
        assertThat(gateway.health().streamConnected()).isTrue();
    }

    @Test
    void tellsExecutionsBeforeTheStateThatTheyLeadTo() {
        listen();

        socket.say(trade());

        eventually(() -> !heard.orders().isEmpty());
        assertThat(heard.orders().get(0).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(heard.fillsOf("mUvoqJxFIILMdfAW5iGSOW")).hasSize(1);
        assertThat(heard.told()).containsExactly("connected", "fill", "order");
    }

    @Test
    void bearsAllThatTheDocumentsTellOfAndCountsIt() {
        listen();
        List<String> events =
                List.of(
                        "execution-report",
                        "list-status",
                        "account-position",
                        "balance-update",
                        "external-lock");

        events.forEach(event -> socket.say(RecordedMessages.text(event)));

        eventually(() -> gateway.health().streamMessages() == events.size());
        assertThat(heard.orders()).hasSize(1);
        assertThat(heard.disconnections()).isZero();
    }

    @Test
    void connectsAnewWhenTheServerShutsDownOrEndsTheSubscription() {
        listen();

        socket.say(RecordedMessages.text("server-shutdown"));
        eventually(() -> heard.connections() == 2);
        socket.say(RecordedMessages.text("stream-terminated"));
        eventually(() -> heard.connections() == 3);

        assertThat(heard.disconnections()).isEqualTo(2);
    }

    @Test
    void anEventThatCannotBeReadIsAGapToBeFilled() {
        listen();

        socket.say("{\"event\":{\"e\":\"executionReport\",\"s\":\"BTCUSDT\"}}");

        eventually(() -> heard.connections() == 2);
        assertThat(heard.reasons().get(0)).contains("stream.event.i is missing");
    }

    @Test
    void aSubscriptionRefusedForItsTimeIsSignedAnewByTheCorrectedClock() {
        answers.add(
                0,
                "{\"id\":\"subscribe\",\"status\":400,\"error\":{\"code\":-1021,"
                        + "\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}}");
        Instant theirs = clock.instant().plusSeconds(30);
        rest.answer("GET /api/v3/time", 503, "");
        open();
        rest.forget("GET /api/v3/time")
                .answer("GET /api/v3/time", 200, "{\"serverTime\":" + theirs.toEpochMilli() + "}");

        gateway.listen(heard);

        eventually(() -> heard.connections() == 1);
        assertThat(subscriptions.get(1).at("params").millis("timestamp")).isEqualTo(theirs);
        assertThat(heard.disconnections()).isZero();
    }

    private void listen() {
        rest.answer(
                "GET /api/v3/time", 200, "{\"serverTime\":" + clock.instant().toEpochMilli() + "}");
        open();
        gateway.listen(heard);
        eventually(() -> heard.connections() == 1);
    }

    private void open() {
        gateway =
                new BinanceGateway(
                        new BinanceConfig(
                                rest.uri(),
                                socket.uri(),
                                new Secret("key"),
                                new Secret("secret"),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                BinanceConfig.WEIGHT_LIMIT),
                        id -> true,
                        clock,
                        GatewayObserver.NONE);
    }

    private static String trade() {
        return BinanceMessagesTest.changedText(
                "execution-report",
                json ->
                        ((ObjectNode) json.get("event"))
                                .put("x", "TRADE")
                                .put("X", "FILLED")
                                .put("l", "1.0")
                                .put("z", "1.0")
                                .put("L", "0.1026")
                                .put("n", "0.001")
                                .put("N", "ETH")
                                .put("t", 77));
    }

    private static void eventually(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(condition);
    }
}
