package io.smctrading.jobs.risk.functions;

import static io.smctrading.core.risk.RiskFixtures.EQUITY;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.risk.LockStepReplay;
import io.smctrading.core.risk.OrderIds;
import io.smctrading.core.risk.OrderRequests;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskFixtures;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput;
import io.smctrading.core.risk.RiskState;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.SerializedBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskFunctionTest {

    private static final LockStepReplay REPLAY = LockStepReplay.of(5, LIMITS, 2, 40);

    private final List<RiskDecision> decisions = new ArrayList<>();
    private final List<OrClock<OrderIntent>> orders = new ArrayList<>();
    private final List<OrClock<PortfolioSnapshot>> portfolio = new ArrayList<>();

    @Test
    void saysWhatTheDeskSays() throws Exception {
        try (var harness = open(null)) {
            for (RiskInput input : REPLAY.interleaved(1)) {
                harness.processElement(new StreamRecord<>(input));
            }
            drain(harness);
        }

        assertThat(decisions).isNotEmpty();
        assertSameAsDesk();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 200, 333})
    void goesOnFromASnapshotInTheMiddleOfAMinute(int split) throws Exception {
        List<RiskInput> inputs = REPLAY.interleaved(split);
        OperatorSubtaskState snapshot;
        try (var harness = open(null)) {
            for (RiskInput input : inputs.subList(0, split)) {
                harness.processElement(new StreamRecord<>(input));
            }
            snapshot = harness.snapshot(1, 1);
            // What happens after the snapshot must not reach into it.
            drain(harness);
            for (RiskInput input : inputs.subList(split, inputs.size())) {
                harness.processElement(new StreamRecord<>(input));
            }
        }

        try (var harness = open(snapshot)) {
            for (RiskInput input : inputs.subList(split, inputs.size())) {
                harness.processElement(new StreamRecord<>(input));
            }
            drain(harness);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
        assertSameAsDesk();
    }

    @Test
    void decidesARepeatedSignalOnceAcrossARestore() throws Exception {
        SignalInput signal = new SignalInput(RiskFixtures.longSignal("s", RiskFixtures.T0));
        OperatorSubtaskState snapshot;
        try (var harness = open(null)) {
            harness.processElement(
                    new StreamRecord<>(new InstrumentInput(RiskFixtures.spot(RiskFixtures.BTC))));
            harness.processElement(
                    new StreamRecord<>(
                            RiskFixtures.freeClock(
                                    RiskInput.Channel.CANDLES, RiskFixtures.BTC, RiskFixtures.T0)));
            harness.processElement(new StreamRecord<>(signal));
            snapshot = harness.snapshot(1, 1);
            drain(harness);
        }
        try (var harness = open(snapshot)) {
            harness.processElement(new StreamRecord<>(signal));
            drain(harness);
        }

        assertThat(decisions).extracting(RiskDecision::code).containsExactly(RiskCode.APPROVED);
        assertThat(orders).hasSize(1);
    }

    @Test
    void ordersWhatAPersonAsksForOnceAcrossARestore() throws Exception {
        RequestInput request = new RequestInput(OrderRequests.buy("manual:1", "0.5"));
        OperatorSubtaskState snapshot;
        try (var harness = open(null)) {
            harness.processElement(
                    new StreamRecord<>(new InstrumentInput(RiskFixtures.spot(RiskFixtures.BTC))));
            harness.processElement(
                    new StreamRecord<>(
                            RiskFixtures.mark(RiskFixtures.BTC, RiskFixtures.T0, "1000")));
            harness.processElement(
                    new StreamRecord<>(
                            RiskFixtures.freeClock(
                                    RiskInput.Channel.CANDLES, RiskFixtures.BTC, RiskFixtures.T0)));
            harness.processElement(new StreamRecord<>(request));
            snapshot = harness.snapshot(1, 1);
            drain(harness);
        }
        try (var harness = open(snapshot)) {
            harness.processElement(new StreamRecord<>(request));
            drain(harness);
        }

        assertThat(decisions)
                .singleElement()
                .satisfies(
                        decision -> {
                            assertThat(decision.code()).isEqualTo(RiskCode.APPROVED);
                            assertThat(decision.signalId()).isEqualTo("manual:1");
                        });
        assertThat(orders)
                .filteredOn(order -> !order.isClock())
                .extracting(order -> order.value().orderId())
                .containsExactly(OrderIds.of("paper", "manual:1"));
    }

    @Test
    void copiesStateSoThatASnapshotStandsStill() {
        RiskState state = RiskState.open("paper", EQUITY);
        RiskState copy = SerializedBytes.serializer(RiskTypes.STATE).copy(state);

        assertThat(copy).isNotSameAs(state);
        assertThat(RiskFixtures.bytesOf(copy)).isEqualTo(RiskFixtures.bytesOf(state));
    }

    @Test
    void inputsAndSerializersSurvive() throws IOException {
        for (RiskInput input : REPLAY.interleaved(1)) {
            SerializedBytes.assertSurvives(RiskTypes.INPUT, input);
        }
        SerializedBytes.assertRestores(RiskTypes.INPUT);
        SerializedBytes.assertRestores(RiskTypes.STATE);
    }

    private void assertSameAsDesk() {
        List<RiskDecision> expectedDecisions = new ArrayList<>();
        List<OrClock<OrderIntent>> expectedOrders = new ArrayList<>();
        List<OrClock<PortfolioSnapshot>> expectedPortfolio = new ArrayList<>();
        for (RiskOutput output : REPLAY.outputs()) {
            if (output instanceof RiskOutput.Decided decided) {
                expectedDecisions.add(decided.decision());
            } else if (output instanceof RiskOutput.Ordered ordered) {
                expectedOrders.add(OrClock.of(ordered.intent()));
            } else if (output instanceof RiskOutput.OrdersComplete complete) {
                expectedOrders.add(OrClock.clock(complete.clock()));
            } else if (output instanceof RiskOutput.Snapshot snapshot) {
                expectedPortfolio.add(OrClock.of(snapshot.snapshot()));
            } else if (output instanceof RiskOutput.MinuteComplete complete) {
                expectedPortfolio.add(OrClock.clock(complete.clock()));
            }
        }
        assertThat(decisions).isEqualTo(expectedDecisions);
        assertThat(orders).isEqualTo(expectedOrders);
        assertThat(portfolio).isEqualTo(expectedPortfolio);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, RiskInput, RiskDecision> open(
            OperatorSubtaskState state) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new RiskFunction(LIMITS, MEMORY, EQUITY)),
                        new AccountKey("paper"),
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private void drain(
            KeyedOneInputStreamOperatorTestHarness<String, RiskInput, RiskDecision> harness) {
        decisions.addAll(harness.extractOutputValues());
        drain(harness, RiskFunction.ORDERS, orders);
        drain(harness, RiskFunction.PORTFOLIO, portfolio);
    }

    private static <T> void drain(
            KeyedOneInputStreamOperatorTestHarness<String, RiskInput, RiskDecision> harness,
            OutputTag<T> tag,
            List<T> all) {
        Queue<StreamRecord<T>> output = harness.getSideOutput(tag);
        if (output != null) {
            output.forEach(record -> all.add(record.getValue()));
        }
    }
}
