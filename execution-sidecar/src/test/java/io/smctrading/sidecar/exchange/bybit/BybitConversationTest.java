package io.smctrading.sidecar.exchange.bybit;

import static io.smctrading.sidecar.exchange.bybit.BybitJson.execution;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.object;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.exchange.http.ExchangeSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BybitConversationTest {

    private final List<String> said = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private final ExchangeSocket.Link link =
            new ExchangeSocket.Link() {
                @Override
                public void send(String text) {
                    said.add(text);
                }

                @Override
                public void ready() {
                    said.add("(ready)");
                }

                @Override
                public void drop(String reason) {
                    said.add("(drop) " + reason);
                }
            };

    private final BybitConversation conversation =
            new BybitConversation(
                    BybitCategory.SPOT,
                    new BybitExits(new NoOrders(), id -> true),
                    symbol ->
                            BybitInstruments.of(
                                            BybitCategory.SPOT, Recorded.first("instruments-spot"))
                                    .orElseThrow(),
                    () -> "(login)",
                    order -> {},
                    new Told());

    @Test
    void logsInSubscribesAndIsReadyThen() {
        conversation.opened(link);
        conversation.heard(
                link, "{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}");
        assertThat(told).isEmpty();
        conversation.heard(link, "{\"success\":true,\"ret_msg\":\"\",\"op\":\"subscribe\"}");
        conversation.keepAlive(link);
        conversation.heard(
                link, "{\"req_id\":\"test\",\"op\":\"pong\",\"args\":[\"1675418560633\"]}");

        assertThat(said)
                .containsExactly(
                        "(login)",
                        "{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\"]}",
                        "(ready)",
                        "{\"op\":\"ping\"}");
        assertThat(told).containsExactly("connected");
    }

    @Test
    void aLoginThatIsRefusedEndsTheConnection() {
        conversation.heard(
                link, "{\"success\":false,\"ret_msg\":\"error:signature\",\"op\":\"auth\"}");

        assertThat(said).containsExactly("(drop) auth refused: error:signature");
    }

    @Test
    void tellsOrdersAndFillsOfItsOwnCategoryOnly() {
        conversation.heard(link, Recorded.text("stream-order"));
        conversation.heard(link, Recorded.text("stream-execution"));
        assertThat(told).isEmpty();

        conversation.heard(
                link,
                message(
                        "order",
                        order("orderLinkId", "a1", "orderStatus", "PartiallyFilled"),
                        order("orderLinkId", "b1", "category", "linear")));
        conversation.heard(
                link,
                message(
                        "execution",
                        execution("orderLinkId", "a1", "execId", "e1"),
                        execution("orderLinkId", "a1", "execType", "Funding")));

        assertThat(told).containsExactly("a1 PARTIALLY_FILLED", "a1 e1");
    }

    @Test
    void aPairThatWasPlacedForAPositionEndsTogether() {
        List<String> cancelled = new CopyOnWriteArrayList<>();
        try (PairKeeper keeper =
                new PairKeeper(
                        "bybit",
                        (symbol, id) -> {
                            cancelled.add(symbol + " " + id);
                            return new CancelAnswer.Requested();
                        })) {
            keeper.accept(BybitJson.read(order("orderLinkId", "a1", "orderStatus", "Filled")));
            keeper.accept(BybitJson.read(order("orderLinkId", "a1-stop1")));
            keeper.accept(
                    BybitJson.read(order("orderLinkId", "a1-target1", "orderStatus", "Filled")));

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !cancelled.isEmpty());
            assertThat(cancelled).containsExactly("BTCUSDT a1-stop1");
        }
    }

    private static String message(String topic, ObjectNode... entries) {
        ObjectNode message = object().put("topic", topic);
        for (ObjectNode entry : entries) {
            message.withArray("data").add(entry);
        }
        return message.toString();
    }

    private static final class NoOrders implements BybitExits.Orders {

        @Override
        public Optional<BybitOrder> byOrderId(String orderId) {
            return Optional.empty();
        }

        @Override
        public List<BybitOrder> possibleEntries(BybitOrder exit) {
            return List.of();
        }
    }

    private final class Told implements StreamListener {

        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public void order(VenueOrder order) {
            told.add(order.clientId() + " " + order.status());
        }

        @Override
        public void fill(VenueFill fill) {
            told.add(fill.clientId() + " " + fill.executionId());
        }

        @Override
        public void disconnected(String reason) {
            told.add("disconnected");
        }
    }
}
