package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.EQUITY;
import static io.smctrading.core.risk.RiskFixtures.ETH;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.MEMORY;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static io.smctrading.core.risk.RiskFixtures.entryReport;
import static io.smctrading.core.risk.RiskFixtures.freeClock;
import static io.smctrading.core.risk.RiskFixtures.longSignal;
import static io.smctrading.core.risk.RiskFixtures.mark;
import static io.smctrading.core.risk.RiskFixtures.minute;
import static io.smctrading.core.risk.RiskFixtures.signal;
import static io.smctrading.core.risk.RiskFixtures.spot;
import static io.smctrading.core.risk.RiskFixtures.stopReport;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.ControlCommand.Action;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.Decided;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import io.smctrading.core.risk.RiskOutput.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account on free-running clocks: everything is handled on arrival. */
class RiskDeskTest {

    private final RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
    private final RiskState state = RiskState.open("paper", EQUITY);
    private final List<RiskOutput> said = new ArrayList<>();

    @BeforeEach
    void openTheMarket() {
        give(new InstrumentInput(spot(BTC)));
        give(new InstrumentInput(spot(ETH)));
        give(freeClock(Channel.CANDLES, BTC, T0));
        said.clear();
    }

    @Test
    void ordersABracketThatLosesTheAllowedFractionAtTheStop() {
        give(new SignalInput(signal("s", BTC, Side.LONG, T0, "1000", "980", "1040")));

        OrderIntent intent = lastIntent();
        assertThat(said).hasSize(2).first().isInstanceOf(Decided.class);
        assertThat(intent.quantity()).isEqualByComparingTo("25");
        assertThat(intent.orderId()).isEqualTo(OrderIds.of("paper", "s")).hasSize(28);
        assertThat(intent.decisionId()).isEqualTo(intent.orderId());
        assertThat(intent.side()).isEqualTo(OrderSide.BUY);
        assertThat(intent.limitPrice()).isNull();
        assertThat(intent.stopPrice()).isEqualByComparingTo("980");
        assertThat(intent.targetPrice()).isEqualByComparingTo("1040");
        assertThat(intent.createdTime()).isEqualTo(T0);
        assertThat(intent.validUntil()).isEqualTo(minute(1));
        assertThat(lastDecision().riskAmount()).isEqualByComparingTo("500");
        assertThat(lastDecision().reason())
                .isEqualTo("LONG 25 at 1000 loses 500 of 100000 at the stop 980; bound by RISK.");
    }

    @Test
    void decidesASignalOnce() {
        give(new SignalInput(longSignal("s", T0)));
        said.clear();

        give(new SignalInput(longSignal("s", T0)));

        assertThat(said).containsExactly(new Noted(Note.DUPLICATE_SIGNAL));
    }

    @Test
    void treatsASignalOlderThanTheMemoryAsDecided() {
        give(freeClock(Channel.SIGNALS, BTC, T0.plus(MEMORY).plusSeconds(60)));
        said.clear();

        give(new SignalInput(longSignal("old", T0)));

        assertThat(said).containsExactly(new Noted(Note.FORGOTTEN_SIGNAL));
    }

    @Test
    void refusesWhatTheMarketHasOvertaken() {
        give(freeClock(Channel.CANDLES, BTC, minute(1)));

        give(new SignalInput(longSignal("s", T0)));

        assertThat(lastDecision().code()).isEqualTo(RiskCode.STALE_SIGNAL);
        assertThat(lastDecision().time()).isEqualTo(minute(1));
    }

    @Test
    void reservesUntilTheEntrysTerminalReport() {
        OrderIntent intent = order("s");

        give(new SignalInput(longSignal("second", T0)));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.POSITION_OPEN);

        // 50,000 are reserved of 100,000: costs leave less than another 50,000 of cash.
        give(new SignalInput(signal("eth", ETH, Side.LONG, T0, "1000", "990", "1020")));
        assertThat(lastDecision().quantity()).isEqualByComparingTo("49.5024");
        OrderIntent eth = lastIntent();

        give(new ReportInput(entryReport(eth, 1, true, "0", "0")));
        give(new ReportInput(entryReport(intent, 1, true, "0", "0")));
        give(new SignalInput(longSignal("third", T0)));
        assertThat(lastDecision().quantity()).isEqualByComparingTo("50");
    }

    @Test
    void countsFillsOnceAndFollowsThePositionToItsEnd() {
        OrderIntent intent = order("s");

        give(new ReportInput(entryReport(intent, 1, false, "0", "0")));
        give(new ReportInput(entryReport(intent, 2, false, "20", "20")));
        give(new ReportInput(entryReport(intent, 2, false, "20", "20")));
        give(new ReportInput(entryReport(intent, 3, true, "30", "50")));
        assertThat(state.equity()).isEqualByComparingTo("99998");
        assertThat(said).contains(new Noted(Note.DUPLICATE_REPORT));

        give(new ReportInput(stopReport(intent, 1, false, "0", "0")));
        give(new ReportInput(stopReport(intent, 2, true, "50", "50")));

        PortfolioSnapshot snapshot = snapshotAt(1);
        assertThat(snapshot.positions()).isEmpty();
        assertThat(snapshot.cash()).isEqualByComparingTo("99497");
        assertThat(snapshot.realizedProfit()).isEqualByComparingTo("-503");
        assertThat(snapshot.dailyProfit()).isEqualByComparingTo("-503");
        assertThat(snapshot.drawdown()).isEqualTo(0.00503);
        give(new SignalInput(longSignal("next", minute(1))));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.APPROVED);
    }

    @Test
    void tradesOnBesideTheDustThatAFeeInTheBaseAssetLeft() {
        OrderIntent intent = order("s");
        give(new ReportInput(entryReport(intent, 1, true, "50", "50")));
        give(new ReportInput(stopReport(intent, 1, true, "49.9999", "49.9999")));
        give(new SignalInput(longSignal("one lot is left", T0)));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.POSITION_OPEN);

        give(new InstrumentInput(RiskFixtures.instrument(BTC, false, "0.001", "10")));
        give(new SignalInput(longSignal("less than a lot is left", T0)));

        assertThat(lastDecision().code()).isEqualTo(RiskCode.APPROVED);
        assertThat(snapshotAt(1).positions()).hasSize(1);
    }

    @Test
    void losesNoQuantityWhenAReportIsMissed() {
        OrderIntent intent = order("s");

        give(new ReportInput(entryReport(intent, 3, true, "30", "50")));

        assertThat(said).contains(new Noted(Note.REPORT_GAP));
        assertThat(snapshotAt(1).positions())
                .singleElement()
                .satisfies(
                        position -> {
                            assertThat(position.quantity()).isEqualByComparingTo("50");
                            assertThat(position.averagePrice()).isEqualByComparingTo("1000");
                        });
    }

    @Test
    void adoptsAnOrderThatOnlyTheLedgerKnows() {
        OrderIntent intent = order("s");
        RiskState other = RiskState.open("paper", EQUITY);
        List<RiskOutput> answers = new ArrayList<>();
        desk.on(other, new InstrumentInput(spot(BTC)), answers::add);
        desk.on(other, freeClock(Channel.CANDLES, BTC, T0), answers::add);

        desk.on(other, new ReportInput(entryReport(intent, 1, false, "10", "10")), answers::add);
        desk.on(other, new SignalInput(longSignal("s", T0)), answers::add);

        assertThat(answers).contains(new Noted(Note.ADOPTED_ORDER));
        assertThat(answers.get(answers.size() - 1))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided ->
                                assertThat(decided.decision().code())
                                        .isEqualTo(RiskCode.DUPLICATE));
        assertThat(other.equity()).isEqualByComparingTo("99999");
    }

    @Test
    void letsTheLedgersTermsBind() {
        OrderIntent intent = order("s");
        OrderIntent first =
                new OrderIntent(
                        intent.orderId(),
                        intent.decisionId(),
                        intent.signalId(),
                        intent.account(),
                        intent.venue(),
                        intent.symbol(),
                        intent.side(),
                        intent.stopPrice(),
                        null,
                        intent.stopPrice(),
                        intent.targetPrice(),
                        false,
                        intent.createdTime(),
                        intent.validUntil());

        give(new ReportInput(entryReport(first, 1, false, "0", "0")));

        assertThat(said).contains(new Noted(Note.ADOPTED_TERMS));
    }

    @Test
    void ignoresReportsOfOtherAccounts() {
        OrderIntent intent = order("s");
        RiskState other = RiskState.open("other", EQUITY);

        desk.on(other, freeClock(Channel.CANDLES, BTC, T0), output -> {});
        List<RiskOutput> answers = new ArrayList<>();
        desk.on(other, new ReportInput(entryReport(intent, 1, true, "5", "5")), answers::add);

        assertThat(answers).containsExactly(new Noted(Note.OTHER_ACCOUNT));
        assertThat(other.equity()).isEqualByComparingTo(EQUITY);
    }

    @Test
    void haltsAtOnceAndResumesOnlyOnALaterWord() {
        give(command(Action.HALT, 10));
        give(new SignalInput(longSignal("a", T0)));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.HALTED);
        assertThat(lastDecision().reason()).isEqualTo("Trading is halted: flood (ann).");

        give(command(Action.RESUME, 9));
        assertThat(said).contains(new Noted(Note.OLD_COMMAND));
        give(new SignalInput(longSignal("b", T0)));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.HALTED);
        assertThat(snapshotAt(1).tradingState()).isEqualTo(TradingState.HALTED);

        give(command(Action.RESUME, 11));
        give(new SignalInput(longSignal("c", minute(1))));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.APPROVED);
    }

    @Test
    void endsTheDaysEntriesAtTheDailyLossAndStartsAnewAtMidnight() {
        fill(order("s"));
        give(mark(BTC, minute(1), "930"));
        give(freeClock(Channel.CANDLES, BTC, minute(2)));
        give(new SignalInput(signal("eth", ETH, Side.LONG, minute(2), "10", "9", "12")));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.DAILY_LOSS);
        assertThat(lastDecision().dailyProfit()).isEqualByComparingTo("-3501");

        Duration toMidnight = Duration.ofHours(14);
        give(freeClock(Channel.CANDLES, BTC, T0.plus(toMidnight)));
        give(new SignalInput(signal("late", ETH, Side.LONG, T0.plus(toMidnight), "10", "9", "12")));
        assertThat(lastDecision().code()).isEqualTo(RiskCode.APPROVED);
    }

    @Test
    void tellsThePortfolioOncePerMinuteAndOnlyWhenItChanged() {
        give(freeClock(Channel.CANDLES, BTC, minute(1)));
        assertThat(said).isEmpty();

        fill(order("s"));
        said.clear();
        give(mark(BTC, minute(1), "1001"));
        give(freeClock(Channel.CANDLES, BTC, minute(2)));
        give(freeClock(Channel.CANDLES, ETH, minute(2)));

        assertThat(said).singleElement().isInstanceOf(Snapshot.class);
    }

    @Test
    void holdsUntilAClockTellsHowTimeRuns() {
        RiskState fresh = RiskState.open("paper", EQUITY);
        List<RiskOutput> answers = new ArrayList<>();
        desk.on(fresh, new InstrumentInput(spot(BTC)), answers::add);
        desk.on(fresh, new SignalInput(longSignal("s", T0)), answers::add);
        assertThat(answers).isEmpty();
        assertThat(fresh.heldInputs()).isEqualTo(1);

        desk.on(fresh, freeClock(Channel.SIGNALS, BTC, T0), answers::add);

        assertThat(answers).anyMatch(Ordered.class::isInstance);
        assertThat(fresh.heldInputs()).isZero();
    }

    @Test
    void forgetsEndedOrdersAfterTheMemoryAndDropsTheirReportsThen() {
        OrderIntent intent = order("s");
        give(new ReportInput(entryReport(intent, 1, true, "0", "0")));
        int before = RiskFixtures.bytesOf(state).length;

        give(freeClock(Channel.EXECUTIONS, BTC, T0.plus(MEMORY).plusSeconds(60)));

        assertThat(RiskFixtures.bytesOf(state).length).isLessThan(before);
        said.clear();
        give(new ReportInput(entryReport(intent, 1, true, "0", "0")));
        assertThat(said).containsExactly(new Noted(Note.FORGOTTEN_REPORT));
    }

    @Test
    void dropsReportsOfOrdersThatWereCrowdedOut() {
        OrderIntent first = order("s");
        fill(first);
        give(new ReportInput(stopReport(first, 2, true, "50", "50")));
        for (int i = 0; i < WorkingOrders.MOST_ENDED; i++) {
            give(new ReportInput(entryReport(other(first, BTC, "o" + i, 10), 1, true, "0", "0")));
        }
        BigDecimal equity = state.equity();
        RiskState restored = RiskFixtures.restored(state);
        said.clear();

        OrderReport repeated = entryReport(first, 1, true, "50", "50");
        give(new ReportInput(repeated));
        desk.on(restored, new ReportInput(repeated), said::add);
        give(new ReportInput(entryReport(other(first, ETH, "eth", 0), 1, true, "0", "0")));

        assertThat(said)
                .containsExactly(
                        new Noted(Note.FORGOTTEN_REPORT),
                        new Noted(Note.FORGOTTEN_REPORT),
                        new Noted(Note.ADOPTED_ORDER));
        assertThat(state.equity()).isEqualByComparingTo(equity);
        assertThat(restored.equity()).isEqualByComparingTo(equity);
    }

    private static OrderIntent other(
            OrderIntent intent, InstrumentId instrument, String id, int seconds) {
        return new OrderIntent(
                id,
                id,
                id,
                intent.account(),
                instrument.venue(),
                instrument.symbol(),
                intent.side(),
                intent.quantity(),
                null,
                intent.stopPrice(),
                intent.targetPrice(),
                false,
                intent.createdTime().plusSeconds(seconds),
                intent.validUntil());
    }

    private void give(RiskInput input) {
        desk.on(state, input, said::add);
    }

    private OrderIntent order(String signalId) {
        give(new SignalInput(longSignal(signalId, state.account.timesOf(BTC).latest())));
        return lastIntent();
    }

    private void fill(OrderIntent intent) {
        give(
                new ReportInput(
                        entryReport(
                                intent,
                                1,
                                true,
                                intent.quantity().toPlainString(),
                                intent.quantity().toPlainString())));
    }

    private static ControlInput command(Action action, int second) {
        return new ControlInput(
                new ControlCommand("paper", action, "flood", "ann", T0.plusSeconds(second)));
    }

    private PortfolioSnapshot snapshotAt(int minutes) {
        give(freeClock(Channel.CANDLES, BTC, minute(minutes)));
        return last(Snapshot.class).snapshot();
    }

    private RiskDecision lastDecision() {
        return last(Decided.class).decision();
    }

    private OrderIntent lastIntent() {
        return last(Ordered.class).intent();
    }

    private <T extends RiskOutput> T last(Class<T> type) {
        return said.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
