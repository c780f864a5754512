package io.smctrading.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.simulator.SimulatorServer;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The private events of a Binance account, and what can happen to them on the way. */
class UserDataStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.1";
    private static SimulatorServer server;

    private final Socket socket = new Socket();

    @BeforeAll
    static void start() {
        server = new SimulatorServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void subscribe() {
        server.binance().reset();
        socket.open();
        long now = server.binance().exchange().now().toEpochMilli();
        String signed = "apiKey=" + SimulatorServer.KEY + "&timestamp=" + now;
        socket.send(
                """
                {"id": 1, "method": "userDataStream.subscribe.signature",
                 "params": {"apiKey": "%s", "timestamp": %d, "signature": "%s"}}
                """
                        .formatted(SimulatorServer.KEY, now, SimulatorServer.hmac(signed)));
        JsonNode answer = socket.next();
        assertThat(answer.path("result").path("subscriptionId").asInt())
                .as(answer.toString())
                .isZero();
    }

    private static void order() {
        assertThat(server.signed("POST", "/api/v3/order", ORDER).status()).isEqualTo(200);
    }

    private List<String> events(int count) {
        await().atMost(10, TimeUnit.SECONDS).until(() -> socket.heard.size() >= count);
        return socket.heard.stream().map(UserDataStreamTest::name).toList();
    }

    private static String name(JsonNode message) {
        JsonNode event = message.path("event");
        return event.path("e").asText() + event.path("x").asText();
    }

    @Test
    void tellsOfOrdersAndBalances() {
        order();

        assertThat(events(4))
                .containsExactly(
                        "executionReportNEW",
                        "outboundAccountPosition",
                        "executionReportTRADE",
                        "outboundAccountPosition");
        socket.next();
        socket.next();
        JsonNode trade = socket.next().path("event");
        assertThat(trade.path("X").asText()).isEqualTo("FILLED");
        assertThat(trade.path("l").asText()).isEqualTo("0.10000000");
        assertThat(trade.path("n").asText()).isEqualTo("0.00010000");
        assertThat(trade.path("N").asText()).isEqualTo("BTC");
        assertThat(server.binance().privateEvents()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void cancelNamesTheOrderItEnded() {
        server.signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=700"
                        + "&newClientOrderId=mine");
        server.signed(
                "DELETE",
                "/api/v3/order",
                "symbol=BTCUSDT&origClientOrderId=mine&newClientOrderId=end");

        events(4);
        socket.next();
        socket.next();
        JsonNode canceled = socket.next().path("event");
        assertThat(canceled.path("x").asText()).isEqualTo("CANCELED");
        assertThat(canceled.path("c").asText()).isEqualTo("end");
        assertThat(canceled.path("C").asText()).isEqualTo("mine");
    }

    @Test
    void listsTellWhenTheyBeginAndEnd() {
        server.signed(
                "POST",
                "/api/v3/orderList/otoco",
                "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=700"
                        + "&workingQuantity=0.1&workingTimeInForce=FOK&pendingSide=SELL"
                        + "&pendingQuantity=0.0999&pendingAboveType=LIMIT_MAKER"
                        + "&pendingAbovePrice=880&pendingBelowType=STOP_LOSS"
                        + "&pendingBelowStopPrice=660");

        assertThat(events(11))
                .startsWith("listStatus", "executionReportNEW")
                .endsWith("listStatus")
                .contains("executionReportEXPIRED");
    }

    @Test
    void eventsAreLostDoubledAndReorderedOnDemand() {
        server.binance().faults().add(Fault.once(FaultKind.GAP, Operation.ANY));
        server.binance().faults().add(Fault.once(FaultKind.REORDER, Operation.ANY));
        server.binance().faults().add(Fault.once(FaultKind.DUPLICATE, Operation.ANY));

        order();

        assertThat(events(4))
                .containsExactly(
                        "executionReportTRADE",
                        "executionReportTRADE",
                        "outboundAccountPosition",
                        "outboundAccountPosition");
    }

    @Test
    void restartIsAnnouncedAndACutIsNot() {
        server.binance().shutDown();
        assertThat(events(1)).containsExactly("serverShutdown");
        await().atMost(10, TimeUnit.SECONDS).until(socket::gone);

        subscribe();
        server.binance().disconnect();
        await().atMost(10, TimeUnit.SECONDS).until(socket::gone);
    }

    @Test
    void sessionLogsOnAndOrdersWithoutSigning() {
        long now = server.binance().exchange().now().toEpochMilli();
        String signed = "apiKey=" + SimulatorServer.KEY + "&timestamp=" + now;
        socket.send(
                """
                {"id": "on", "method": "session.logon",
                 "params": {"apiKey": "%s", "timestamp": %d, "signature": "%s"}}
                """
                        .formatted(SimulatorServer.KEY, now, SimulatorServer.hmac(signed)));
        assertThat(socket.next().path("result").path("apiKey").asText())
                .isEqualTo(SimulatorServer.KEY);

        socket.send(
                """
                {"id": "o", "method": "order.place", "params": {"symbol": "BTCUSDT",
                 "side": "BUY", "type": "LIMIT", "timeInForce": "GTC", "quantity": "0.1",
                 "price": "700", "timestamp": %d}}
                """
                        .formatted(now));

        await().atMost(10, TimeUnit.SECONDS)
                .until(
                        () ->
                                socket.heard.stream()
                                        .anyMatch(m -> "o".equals(m.path("id").asText())));
        JsonNode answer =
                socket.heard.stream()
                        .filter(m -> "o".equals(m.path("id").asText()))
                        .findFirst()
                        .orElseThrow();
        assertThat(answer.path("result").path("status").asText()).isEqualTo("NEW");
    }

    private static final class Socket implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private volatile boolean closed;
        private WebSocket socket;

        private void open() {
            closed = false;
            heard.clear();
            socket =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(server.binance().webSocketUri().resolve("/ws-api/v3"), this)
                            .join();
        }

        private void send(String text) {
            socket.sendText(text, true).join();
        }

        /** Asks by a ping as well: the JDK's client may leave an abrupt end unread. */
        private boolean gone() {
            if (closed) {
                return true;
            }
            try {
                socket.sendPing(ByteBuffer.allocate(0)).join();
                return false;
            } catch (CompletionException e) {
                return true;
            }
        }

        private JsonNode next() {
            try {
                JsonNode message = heard.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("a message within 10 s").isNotNull();
                return message;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    heard.add(JSON.readTree(part.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed = true;
        }
    }
}
