package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.market.Clock;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.ledger.LeaseHeldException;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingLedger;
import io.smctrading.sidecar.ledger.TradingStates;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradingDeskITCase {

    private LedgerDatabase database;
    private DeskHarness harness;

    @BeforeEach
    void openLedger() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        harness = new DeskHarness(database, "paper", CostModel.FREE, step -> {});
        harness.start();
        harness.minute(1, List.of(DeskHarness.trade("t1", 1, "100", "1")), List.of());
    }

    @AfterEach
    void closeLedger() {
        harness.close();
        database.close();
    }

    @Test
    void answersEachClockBehindTheReportsItStandsFor() {
        harness.minute(2, List.of(), List.of(buy("a", 2)));
        harness.minute(3, List.of(DeskHarness.trade("t2", 121, "100", "9")), List.of());

        assertThat(harness.broker.executions.stream().map(TradingDeskITCase::line))
                .containsExactly(
                        "MARKET 10:01",
                        "DECISIONS 10:01",
                        "MARKET 10:02",
                        "paper.a-1 ACCEPTED",
                        "DECISIONS 10:02",
                        "paper.a-2 FILLED",
                        "paper.a-stop-1 ACCEPTED",
                        "paper.a-target-1 ACCEPTED",
                        "MARKET 10:03",
                        "DECISIONS 10:03");
    }

    @Test
    void letsTheFirstIntentPerIdBindAndCountsTheOthers() {
        OrderIntent first = buy("a", 2);
        OrderIntent other = harness.intent("a", 2, OrderSide.BUY, "2", 90, 120);

        harness.minute(2, List.of(), List.of(first, first, other));
        harness.minute(3, List.of(), List.of(first, other));

        assertThat(harness.broker.reports()).hasSize(1);
        assertThat(harness.broker.reports().get(0).intent()).isEqualTo(first);
        assertThat(harness.metrics.scrape())
                .contains("smc_duplicate_intents_total 2.0")
                .contains("smc_conflicting_intents_total 2.0");
    }

    @Test
    void rejectsEntriesDuringAHaltAndLetsExitsPass() {
        harness.minute(2, List.of(), List.of(buy("a", 2)));
        harness.minute(3, List.of(DeskHarness.trade("t2", 121, "100", "9")), List.of());
        TradingStates states = new TradingStates(database.pool(), "paper");

        assertThat(states.change(true, "someone", "drill").halted()).isTrue();
        harness.crash();
        harness.start();
        harness.minute(
                4, List.of(), List.of(buy("b", 4), harness.flatten("f", 4, OrderSide.SELL, "1")));
        assertThat(states.change(false, "someone", "over").halted()).isFalse();
        harness.minute(5, List.of(), List.of(buy("c", 5)));

        assertThat(statusOf("paper.b-1")).isEqualTo(OrderStatus.REJECTED);
        assertThat(harness.broker.distinctReports().get("paper.b-1").reason()).startsWith("HALTED");
        assertThat(statusOf("paper.f-1")).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(statusOf("paper.c-1")).isEqualTo(OrderStatus.ACCEPTED);
    }

    @Test
    void expiresAnOrderThatComesTooLateInsteadOfPlacingIt() {
        harness.minute(10, List.of(), List.of(buy("late", 2)));

        assertThat(statusOf("paper.late-1")).isEqualTo(OrderStatus.EXPIRED);
        assertThat(harness.broker.reports()).hasSize(1);
    }

    @Test
    void goesOnByTheRulesOfAChangedInstrumentWithWhatIsOpen() {
        harness.minute(2, List.of(), List.of(buy("a", 2)));
        harness.minute(3, List.of(DeskHarness.trade("t2", 121, "100", "1")), List.of());

        harness.desk().onInstrument(DeskHarness.instrument("0.5"));
        harness.minute(
                4,
                List.of(DeskHarness.trade("t3", 181, "121", "0.7")),
                List.of(harness.intent("b", 4, OrderSide.BUY, "0.4", 90, 130)));

        assertThat(harness.broker.distinctReports().get("paper.a-target-2").lastQuantity())
                .isEqualByComparingTo("0.5");
        assertThat(harness.broker.distinctReports().get("paper.b-1").reason())
                .startsWith("LOT_SIZE");
    }

    @Test
    void keepsWhatAnEarlierInstrumentLeftUnnoted() {
        harness.minute(2, List.of(), List.of(buy("a", 2)));
        harness.minute(3, List.of(DeskHarness.trade("t2", 121, "100", "1")), List.of());
        harness.broker.trades.add(DeskHarness.trade("t3", 181, "89", "1"));
        harness.pump();

        harness.desk().onInstrument(DeskHarness.instrument("0.5"));
        harness.crash();
        harness.start();
        harness.minute(4, List.of(DeskHarness.trade("t4", 182, "95", "1")), List.of());

        assertThat(statusOf("paper.a-stop-2")).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void matchesATradeAheadOfTheClockOnceThoughItComesAgainBehindItAndARestart() {
        harness.minute(2, List.of(), List.of(buy("a", 2)));
        harness.minute(3, List.of(DeskHarness.trade("t2", 185, "100", "0.4")), List.of());
        harness.crash();
        harness.start();

        harness.minute(4, List.of(DeskHarness.trade("t2", 185, "100", "0.4")), List.of());

        assertThat(harness.broker.distinctReports().values().stream().filter(ExecutionReport::fill))
                .hasSize(1);
    }

    @Test
    void answersAFlatteningAndItsEntryInTheirOrderThoughTheyComeTogether() {
        harness.minute(
                2,
                List.of(),
                List.of(buy("a", 2), harness.flatten("f", 2, OrderSide.SELL, "1"), buy("b", 2)));

        assertThat(statusOf("paper.a-2")).isEqualTo(OrderStatus.CANCELED);
        assertThat(statusOf("paper.f-2")).isEqualTo(OrderStatus.CANCELED);
        assertThat(statusOf("paper.b-1")).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(harness.broker.distinctReports()).doesNotContainKey("paper.b-2");
    }

    @Test
    void rejectsASymbolWithoutAnInstrument() {
        OrderIntent known = buy("x", 2);
        OrderIntent unknown =
                new OrderIntent(
                        known.orderId(),
                        known.decisionId(),
                        null,
                        known.account(),
                        known.venue(),
                        "ETH-USD",
                        known.side(),
                        known.quantity(),
                        null,
                        known.stopPrice(),
                        known.targetPrice(),
                        false,
                        known.createdTime(),
                        known.validUntil());

        harness.minute(2, List.of(), List.of(unknown));

        assertThat(harness.broker.distinctReports().get("paper.x-1").reason())
                .isEqualTo("UNKNOWN_INSTRUMENT: the topic instruments has no ETH-USD at bitstamp");
    }

    @Test
    void leavesIntentsOfOtherAccountsAlone() {
        OrderIntent own = buy("a", 2);
        DeskHarness stranger = new DeskHarness(database, "stranger", CostModel.FREE, step -> {});

        harness.minute(
                2, List.of(), List.of(stranger.intent("a", 2, OrderSide.BUY, "1", 90, 120), own));

        assertThat(harness.broker.distinctReports()).containsOnlyKeys("paper.a-1");
    }

    @Test
    void doesNotTradeBesideAnotherSidecarAndSaysWho() {
        assertThatThrownBy(() -> TradingLedger.open(database, "paper", "second"))
                .isInstanceOf(LeaseHeldException.class)
                .hasMessageContaining("is traded by test (epoch 1)");
    }

    @Test
    void raisesTheEpochWithEachTaking() {
        harness.crash();
        harness.start();

        harness.crash();
        try (TradingLedger third = TradingLedger.open(database, "paper", "third")) {
            assertThat(third.epoch()).isEqualTo(3);
        }
        harness.start();
    }

    private OrderIntent buy(String id, int minute) {
        return harness.intent(id, minute, OrderSide.BUY, "1", 90, 120);
    }

    private OrderStatus statusOf(String executionId) {
        return harness.broker.distinctReports().get(executionId).order().status();
    }

    private static String line(Object record) {
        if (record instanceof Clock clock) {
            return clock.mark() + " " + clock.time().toString().substring(11, 16);
        }
        ExecutionReport report = (ExecutionReport) record;
        return report.executionId() + " " + report.order().status();
    }
}
