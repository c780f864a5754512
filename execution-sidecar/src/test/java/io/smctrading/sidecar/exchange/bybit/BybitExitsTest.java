package io.smctrading.sidecar.exchange.bybit;

import static io.smctrading.sidecar.exchange.bybit.BybitJson.T0;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.execution;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.order;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.read;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.readExecution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitExitsTest {

    private final Map<String, BybitOrder> atBybit = new HashMap<>();
    private final List<BybitOrder> entries = new ArrayList<>();
    private final List<BybitOrder> asked = new ArrayList<>();
    private final BybitExits exits =
            new BybitExits(
                    new BybitExits.Orders() {
                        @Override
                        public Optional<BybitOrder> byOrderId(String orderId) {
                            return Optional.ofNullable(atBybit.get(orderId));
                        }

                        @Override
                        public List<BybitOrder> possibleEntries(BybitOrder exit) {
                            asked.add(exit);
                            return entries;
                        }
                    },
                    id -> !id.startsWith("foreign"));

    @ParameterizedTest
    @CsvSource({
        "StopLoss, CreateByStopLoss, a1-stop",
        "PartialStopLoss, CreateByPartialStopLoss, a1-stop",
        "TakeProfit, CreateByTakeProfit, a1-target",
        "PartialTakeProfit, CreateByPartialTakeProfit, a1-target",
        "UNKNOWN, CreateByPartialTakeProfit, a1-target"
    })
    void linearNamesTheEntryOfAnExit(String type, String createType, String id) {
        BybitOrder exit =
                read(
                        order(
                                "parentOrderLinkId", "a1",
                                "stopOrderType", type,
                                "createType", createType,
                                "side", "Sell",
                                "orderStatus", "Untriggered"));

        assertThat(exits.ours(exit)).extracting(VenueOrder::clientId).containsExactly(id);
        assertThat(exits.ours(exit))
                .extracting(VenueOrder::status)
                .containsExactly(OrderStatus.ACCEPTED);
    }

    @Test
    void ordersOfOthersAreNotOurs() {
        assertThat(exits.ours(read(order()))).isEmpty();
        assertThat(exits.ours(read(order("orderLinkId", "foreign-1")))).isEmpty();
        assertThat(exits.ours(read(order("stopOrderType", "TrailingStop")))).isEmpty();
        assertThat(exits.ours(read(order("stopOrderType", "tpslOrder", "triggerPrice", "90"))))
                .isEmpty();
        assertThat(exits.clientIdOf(readExecution(execution("stopOrderType", "UNKNOWN"))))
                .isEmpty();
    }

    @Test
    void spotExitBelongsToTheNewestFilledEntryWithItsPrice() {
        entries.add(entry("a1", "90", "120", T0));
        entries.add(entry("a2", "90", "130", T0 + 10));
        entries.add(read(order("orderLinkId", "a3", "stopLoss", "90", "createdTime", at(20))));

        assertThat(clientIds(spotExit("x1", "90"))).containsExactly("a2-stop");
        assertThat(clientIds(spotExit("x2", "120"))).containsExactly("a1-target");
        assertThat(clientIds(spotExit("x3", "130"))).containsExactly("a2-target");
        assertThat(clientIds(spotExit("x4", "91"))).isEmpty();
    }

    @Test
    void looksForTheEntriesOfManyExitsOnce() {
        entries.add(entry("a1", "90", "120", T0));
        entries.add(entry("a2", "91", "130", T0));
        BybitOrder oldest = spotExit("x1", "90");

        assertThat(
                        exits.ours(
                                List.of(
                                        oldest,
                                        spotExit("x2", "120"),
                                        spotExit("x3", "91"),
                                        spotExit("x4", "130"))))
                .extracting(VenueOrder::clientId)
                .containsExactly("a1-stop", "a1-target", "a2-stop", "a2-target");
        assertThat(asked).containsExactly(oldest);
    }

    @Test
    void onePairInOneSpotOrderIsBothExitsUntilOneTriggers() {
        entries.add(entry("a1", "90", "120", T0));

        assertThat(exits.ours(pair("Untriggered", "OcoTriggerByUnknown", "0")))
                .extracting(VenueOrder::clientId, VenueOrder::status)
                .containsExactly(
                        tuple("a1-stop", OrderStatus.ACCEPTED),
                        tuple("a1-target", OrderStatus.ACCEPTED));
        assertThat(exits.ours(pair("Filled", "OcoTriggerByTp", "1")))
                .extracting(VenueOrder::clientId, VenueOrder::status)
                .containsExactly(
                        tuple("a1-target", OrderStatus.FILLED),
                        tuple("a1-stop", OrderStatus.CANCELED));
    }

    @Test
    void executionOfAPairIsOfTheExitThatTriggered() {
        entries.add(entry("a1", "90", "120", T0));
        BybitOrder waiting = pair("Untriggered", "OcoTriggerByUnknown", "0");
        exits.ours(waiting);
        atBybit.put("pair", pair("Filled", "OcoTriggerBySl", "1"));

        assertThat(exits.clientIdOf(readExecution(execution("orderId", "pair", "execPrice", "89"))))
                .contains("a1-stop");
    }

    @Test
    void executionIsKnownFromTheOrderThatWasHeard() {
        exits.ours(
                read(
                        order(
                                "orderId", "x1",
                                "parentOrderLinkId", "a1",
                                "stopOrderType", "PartialStopLoss")));

        assertThat(
                        exits.clientIdOf(
                                readExecution(
                                        execution(
                                                "orderId", "x1",
                                                "stopOrderType", "PartialStopLoss"))))
                .contains("a1-stop");
    }

    @Test
    void executionWithoutAHeardOrderIsResolvedByAQuery() {
        atBybit.put(
                "x1",
                read(
                        order(
                                "orderId", "x1",
                                "parentOrderLinkId", "a1",
                                "stopOrderType", "TakeProfit")));

        assertThat(
                        exits.clientIdOf(
                                readExecution(
                                        execution("orderId", "x1", "stopOrderType", "TakeProfit"))))
                .contains("a1-target");
    }

    @Test
    void executionOfAnExitThatBybitDoesNotShowIsNotPassedOver() {
        BybitExecution lost =
                readExecution(execution("orderId", "x1", "stopOrderType", "StopLoss"));

        assertThatThrownBy(() -> exits.clientIdOf(lost))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("x1");
    }

    private List<String> clientIds(BybitOrder order) {
        return exits.ours(order).stream().map(VenueOrder::clientId).toList();
    }

    private static BybitOrder entry(String id, String stop, String target, long created) {
        return read(
                order(
                        "orderLinkId",
                        id,
                        "orderStatus",
                        "Filled",
                        "cumExecQty",
                        "1",
                        "stopLoss",
                        stop,
                        "takeProfit",
                        target,
                        "createdTime",
                        Long.toString(created)));
    }

    private static BybitOrder spotExit(String orderId, String trigger) {
        return read(
                order(
                        "orderId",
                        orderId,
                        "side",
                        "Sell",
                        "stopOrderType",
                        "tpslOrder",
                        "orderStatus",
                        "Untriggered",
                        "triggerPrice",
                        trigger,
                        "createdTime",
                        at(50)));
    }

    private static BybitOrder pair(String status, String triggered, String filled) {
        return read(
                order(
                        "orderId", "pair",
                        "side", "Sell",
                        "stopOrderType", "BidirectionalTpslOrder",
                        "orderStatus", status,
                        "ocoTriggerBy", triggered,
                        "cumExecQty", filled,
                        "stopLoss", "90",
                        "takeProfit", "120",
                        "createdTime", at(50)));
    }

    private static String at(long offset) {
        return Long.toString(T0 + offset);
    }
}
