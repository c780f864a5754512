package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.EQUITY;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.MEMORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderLeg;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock.Mark;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskOutput.Decided;
import io.smctrading.core.risk.RiskOutput.Ordered;
import io.smctrading.core.risk.RiskOutput.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every market: jqwik prints the seed of a failure. */
class RiskDeskPropertyTest {

    private static final RiskLimits TIGHT =
            RiskFixtures.limits("0.002", "0.2", "0.3", 2, "0.004", EntryOrder.LIMIT);

    @Example
    void theReplayTriesWhatItIsFor() {
        LockStepReplay replay = LockStepReplay.of(11, TIGHT, 4, 400);

        assertThat(
                        replay.outputs().stream()
                                .filter(Decided.class::isInstance)
                                .map(output -> ((Decided) output).decision().code()))
                .contains(
                        RiskCode.APPROVED,
                        RiskCode.NOT_SHORTABLE,
                        RiskCode.INVALID_STOP,
                        RiskCode.POSITION_OPEN,
                        RiskCode.MAXIMUM_OPEN_POSITIONS,
                        RiskCode.DAILY_LOSS);
        assertThat(replay.reports().stream().map(report -> report.order().leg()))
                .contains(OrderLeg.ENTRY, OrderLeg.STOP_LOSS, OrderLeg.TAKE_PROFIT);
        assertThat(replay.reports().stream().filter(ExecutionReport::fill).count())
                .isGreaterThan(20);
        assertThat(replay.state().heldInputs()).isZero();
    }

    @Property(tries = 30)
    void orderBetweenTopicsDecidesNothing(@ForAll long seed) {
        LockStepReplay replay = LockStepReplay.of(seed, LIMITS, 3, 60);

        List<RiskOutput> said = new ArrayList<>();
        RiskState state = RiskState.open("paper", EQUITY);
        RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
        replay.interleaved(seed + 1).forEach(input -> desk.on(state, input, said::add));

        assertThat(LockStepReplay.withoutNotes(said)).isEqualTo(replay.outputs());
        assertThat(RiskFixtures.bytesOf(state)).isEqualTo(RiskFixtures.bytesOf(replay.state()));
        assertThat(state.heldInputs()).isZero();
    }

    @Property(tries = 30)
    void aSymbolAfterAnotherIsDecidedAsIfAlone(@ForAll long seed) {
        int minutes = 60;
        LockStepReplay alone = LockStepReplay.of(seed, LIMITS, 1, minutes);
        RiskState state = RiskState.open("paper", EQUITY);
        RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
        desk.on(state, new InstrumentInput(RiskFixtures.spot(BTC)), output -> {});
        for (int minute = 1; minute <= minutes; minute++) {
            for (Channel channel : Channel.values()) {
                desk.on(state, clock(channel, minute, Mark.MARKET), output -> {});
            }
            desk.on(state, clock(Channel.EXECUTIONS, minute, Mark.DECISIONS), output -> {});
        }

        List<RiskOutput> said = new ArrayList<>();
        for (RiskInput input : alone.interleaved(seed + 1)) {
            desk.on(state, input, said::add);
        }

        assertThat(withoutDrawdown(said)).isEqualTo(withoutDrawdown(alone.outputs()));
        assertThat(state.heldInputs()).isZero();
    }

    @Property(tries = 20)
    void restoringAnywhereEqualsAnUninterruptedRun(@ForAll long seed) {
        LockStepReplay replay = LockStepReplay.of(seed, LIMITS, 2, 40);
        Random random = new Random(seed);

        List<RiskOutput> said = new ArrayList<>();
        RiskState state = RiskState.open("paper", EQUITY);
        RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
        for (RiskInput input : replay.interleaved(seed + 1)) {
            desk.on(state, input, said::add);
            if (random.nextInt(5) == 0) {
                state = RiskFixtures.restored(state);
            }
        }

        assertThat(LockStepReplay.withoutNotes(said)).isEqualTo(replay.outputs());
        assertThat(RiskFixtures.bytesOf(state)).isEqualTo(RiskFixtures.bytesOf(replay.state()));
    }

    @Property(tries = 20)
    void goingOnWithACopyAnywhereEqualsAnUninterruptedRun(@ForAll long seed) {
        LockStepReplay replay = LockStepReplay.of(seed, LIMITS, 3, 40);
        Random random = new Random(seed);

        List<RiskOutput> said = new ArrayList<>();
        RiskState state = RiskState.open("paper", EQUITY);
        RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
        List<RiskState> left = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        for (RiskInput input : replay.interleaved(seed + 1)) {
            if (random.nextInt(5) == 0) {
                left.add(state);
                bytes.add(RiskFixtures.bytesOf(state));
                state = state.copy();
            }
            desk.on(state, input, said::add);
        }

        assertThat(LockStepReplay.withoutNotes(said)).isEqualTo(replay.outputs());
        assertThat(RiskFixtures.bytesOf(state)).isEqualTo(RiskFixtures.bytesOf(replay.state()));
        for (int i = 0; i < left.size(); i++) {
            assertThat(RiskFixtures.bytesOf(left.get(i)))
                    .as("state %d after its copy went on, seed %d", i, seed)
                    .isEqualTo(bytes.get(i));
        }
    }

    @Property(tries = 30)
    void noDecisionGoesBeyondALimit(@ForAll long seed, @ForAll boolean tight) {
        RiskLimits limits = tight ? TIGHT : LIMITS;
        LockStepReplay replay = LockStepReplay.of(seed, limits, 4, 80);

        for (RiskOutput output : replay.outputs()) {
            if (output instanceof Decided decided && decided.decision().approved()) {
                RiskDecision decision = decided.decision();
                BigDecimal equity = decision.equity();
                BigDecimal notional = decision.quantity().multiply(decision.entry());
                BigDecimal dayStart = equity.subtract(decision.dailyProfit());
                assertThat(decision.riskAmount())
                        .isLessThanOrEqualTo(equity.multiply(limits.riskPerTrade()));
                assertThat(notional).isLessThanOrEqualTo(equity.multiply(limits.maximumPosition()));
                assertThat(decision.exposure().add(notional))
                        .isLessThanOrEqualTo(equity.multiply(limits.maximumExposure()));
                assertThat(decision.dailyProfit().negate())
                        .isLessThan(dayStart.multiply(limits.dailyLoss()));
            }
        }
        // The ledger's books are counted before each intent is accepted.
        assertThat(replay.busyBooks()).allMatch(busy -> busy < limits.maximumOpenPositions());
    }

    @Property(tries = 30)
    void lossAtTheOrderedStopStaysWithinTheFraction(@ForAll long seed) {
        List<RiskOutput> outputs = LockStepReplay.of(seed, TIGHT, 3, 60).outputs();

        for (int i = 1; i < outputs.size(); i++) {
            if (outputs.get(i) instanceof Ordered ordered
                    && outputs.get(i - 1) instanceof Decided decided) {
                OrderIntent intent = ordered.intent();
                BigDecimal loss =
                        intent.limitPrice()
                                .subtract(intent.stopPrice())
                                .abs()
                                .multiply(intent.quantity());
                assertThat(loss).isEqualByComparingTo(decided.decision().riskAmount());
                assertThat(loss)
                        .isLessThanOrEqualTo(
                                decided.decision().equity().multiply(TIGHT.riskPerTrade()));
            }
        }
    }

    @Property(tries = 20)
    void everySignalIsDecidedOnceAndEveryApprovalOrdered(@ForAll long seed) {
        LockStepReplay replay = LockStepReplay.of(seed, LIMITS, 3, 60);
        Set<String> signals = new HashSet<>();
        replay.lanes().values().stream()
                .flatMap(List::stream)
                .forEach(
                        input -> {
                            if (input instanceof RiskInput.SignalInput signal) {
                                signals.add(signal.signal().signalId());
                            }
                        });

        List<String> decided = new ArrayList<>();
        List<String> approved = new ArrayList<>();
        List<String> ordered = new ArrayList<>();
        for (RiskOutput output : replay.outputs()) {
            if (output instanceof Decided one) {
                decided.add(one.decision().signalId());
                if (one.decision().approved()) {
                    approved.add(one.decision().decisionId());
                }
            } else if (output instanceof Ordered one) {
                ordered.add(one.intent().orderId());
            }
        }

        assertThat(decided).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(signals);
        assertThat(ordered).doesNotHaveDuplicates().isEqualTo(approved);
    }

    @Property(tries = 30)
    void cashAndPositionsAreWhatTheLedgerReported(@ForAll long seed) {
        LockStepReplay replay = LockStepReplay.of(seed, LIMITS, 3, 80);

        BigDecimal cash = EQUITY;
        BigDecimal quantity = BigDecimal.ZERO;
        for (ExecutionReport report : replay.reports()) {
            BigDecimal bought =
                    report.order().side() == OrderSide.BUY
                            ? report.lastQuantity()
                            : report.lastQuantity().negate();
            quantity = quantity.add(bought);
            cash = cash.subtract(bought.multiply(report.lastPrice())).subtract(report.fee());
        }

        PortfolioSnapshot last = lastSnapshot(replay);
        assertThat(last.cash()).isEqualByComparingTo(cash);
        assertThat(
                        last.positions().stream()
                                .map(PositionSnapshot::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(quantity);
        assertThat(last.realizedProfit().add(last.unrealizedProfit()))
                .isEqualByComparingTo(last.equity().subtract(EQUITY));
    }

    /** The highest equity of an account is that of its own latest time, not of a symbol's. */
    private static List<Object> withoutDrawdown(List<RiskOutput> outputs) {
        List<Object> rest = new ArrayList<>();
        for (RiskOutput output : LockStepReplay.withoutNotes(outputs)) {
            if (output instanceof Snapshot said) {
                PortfolioSnapshot snapshot = said.snapshot();
                rest.add(List.of(snapshot.time(), snapshot.cash(), snapshot.positions()));
            } else {
                rest.add(output);
            }
        }
        return rest;
    }

    private static RiskInput clock(Channel channel, int minute, Mark mark) {
        return RiskFixtures.clock(channel, BTC, RiskFixtures.minute(minute), mark, 1);
    }

    private static PortfolioSnapshot lastSnapshot(LockStepReplay replay) {
        PortfolioSnapshot last = null;
        for (RiskOutput output : replay.outputs()) {
            if (output instanceof Snapshot snapshot) {
                last = snapshot.snapshot();
            }
        }
        return last;
    }
}
