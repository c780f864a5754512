package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at each point of a lock-step day; ledger and reports must not show it. */
class CrashITCase {

    private static final int MINUTES = 24;
    private static final CostModel COSTS =
            new CostModel(new BigDecimal("0.001"), 1, BigDecimal.ONE);
    private static final long SEED = 20_260_105L;

    private static LedgerDatabase database;
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    @BeforeAll
    static void openLedger() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
    }

    @AfterAll
    static void closeLedger() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void doesNotShowADeathAtAStep(Step step) throws SQLException {
        Map<String, String> undisturbed = day(any -> {});
        int times = countOf(step);
        assertThat(times).as("times that %s is reached in a day", step).isGreaterThan(4);

        for (int death = 1; death <= times; death += 2) {
            assertThat(day(dyingAt(step, death)))
                    .as("reports after a death at %s number %d, seed %d", step, death, SEED)
                    .isEqualTo(undisturbed);
        }
    }

    @Test
    void doesNotShowRepeatedDeaths() throws SQLException {
        Map<String, String> undisturbed = day(any -> {});

        for (int every = 2; every <= 5; every++) {
            AtomicInteger reached = new AtomicInteger();
            int rhythm = every;
            assertThat(
                            day(
                                    any -> {
                                        if (reached.incrementAndGet() % rhythm == 0) {
                                            throw new DeskHarness.Crash();
                                        }
                                    }))
                    .as("reports after deaths at every %d. step, seed %d", every, SEED)
                    .isEqualTo(undisturbed);
        }
    }

    private static Consumer<Step> dyingAt(Step step, int death) {
        AtomicInteger reached = new AtomicInteger();
        return any -> {
            if (any == step && reached.incrementAndGet() == death) {
                throw new DeskHarness.Crash();
            }
        };
    }

    private static int countOf(Step step) throws SQLException {
        AtomicInteger reached = new AtomicInteger();
        day(any -> reached.addAndGet(any == step ? 1 : 0));
        return reached.get();
    }

    /** Reports of the day by execution id without the account, checked against the ledger. */
    private static Map<String, String> day(Consumer<Step> failpoint) throws SQLException {
        String account = "account" + ACCOUNTS.incrementAndGet();
        try (DeskHarness harness = new DeskHarness(database, account, COSTS, failpoint)) {
            harness.start();
            Random random = new Random(SEED);
            for (int minute = 1; minute <= MINUTES; minute++) {
                harness.minute(minute, trades(random, minute), intents(harness, random, minute));
                for (Clock.Mark mark : Clock.Mark.values()) {
                    assertThat(harness.broker.lastClock(mark))
                            .as("lock-step goes on at minute %d", minute)
                            .contains(DeskHarness.clock(minute, mark));
                }
            }
            assertThat(executionsInLedger(account))
                    .containsExactlyInAnyOrderElementsOf(harness.broker.distinctReports().keySet());
            assertSequencesWithoutHoles(harness.broker.reports());
            Map<String, String> lines = new java.util.TreeMap<>();
            harness.broker
                    .distinctReports()
                    .forEach(
                            (id, report) ->
                                    lines.put(
                                            id.substring(account.length() + 1),
                                            line(report).replace(account, "")));
            return lines;
        }
    }

    private static void assertSequencesWithoutHoles(List<ExecutionReport> reports) {
        Map<String, Integer> last = new java.util.HashMap<>();
        for (ExecutionReport report : reports) {
            int before = last.getOrDefault(report.order().id(), 0);
            assertThat(report.order().sequence())
                    .as("sequence of %s", report.order().id())
                    .isLessThanOrEqualTo(before + 1);
            last.merge(report.order().id(), report.order().sequence(), Math::max);
        }
    }

    private static String line(ExecutionReport report) {
        return "%s %s %s@%s fee %s filled %s average %s at %s, %s, trade %s"
                .formatted(
                        report.order().leg(),
                        report.order().status(),
                        plain(report.lastQuantity()),
                        plain(report.lastPrice()),
                        plain(report.fee()),
                        plain(report.order().filled()),
                        plain(report.order().averagePrice()),
                        report.time(),
                        report.reason(),
                        report.venueTradeId());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static List<String> executionsInLedger(String account) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.pool().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery(
                                "select execution_id from executions where order_id like '"
                                        + account
                                        + ".%'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static List<Trade> trades(Random random, int minute) {
        List<Trade> trades = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int price = 100 + (int) (12 * Math.sin(minute / 4.0)) + random.nextInt(5);
            trades.add(
                    DeskHarness.trade(
                            "t" + minute + "-" + i,
                            60 * (minute - 1) + 10 * i,
                            Integer.toString(price),
                            BigDecimal.valueOf(random.nextInt(120), 2).toPlainString()));
        }
        return trades;
    }

    private static List<OrderIntent> intents(DeskHarness harness, Random random, int minute) {
        List<OrderIntent> intents = new ArrayList<>();
        int dice = random.nextInt(6);
        int price = 100 + (int) (12 * Math.sin(minute / 4.0)) + 2;
        if (dice < 2) {
            intents.add(
                    harness.intent("b" + minute, minute, OrderSide.BUY, "1", price - 5, price + 5));
        }
        if (dice == 1 || dice == 2) {
            intents.add(
                    harness.intent(
                            "s" + minute, minute, OrderSide.SELL, "0.7", price + 6, price - 6));
        }
        if (dice == 3) {
            intents.add(harness.flatten("f" + minute, minute, OrderSide.SELL, "0.5"));
        }
        if (dice == 4) {
            intents.add(harness.flatten("g" + minute, minute, OrderSide.BUY, "0.5"));
            intents.add(
                    harness.intent("h" + minute, minute, OrderSide.BUY, "1", price - 5, price + 5));
            intents.add(harness.flatten("i" + minute, minute, OrderSide.SELL, "0.5"));
        }
        return intents;
    }
}
