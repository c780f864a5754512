package io.smctrading.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Stack;
import io.smctrading.stack.faults.Contents.Difference;
import io.smctrading.stack.faults.FaultyReplay.Planned;
import io.smctrading.stack.faults.FaultyReplay.Struck;
import io.smctrading.stack.replay.TradeFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same trades twice on the real stack, undisturbed and with faults: in the end both have left
 * the same, in the topics, in the ledger and in the tables. What is missing or other is blamed on
 * the fault that struck last before its market time.
 */
abstract class DisturbedRun {

    private static final List<String> STORED =
            List.of(
                    "market_trades",
                    "market_data",
                    "instruments",
                    "smc_patterns",
                    "smc_signals",
                    "risk_decisions",
                    "portfolio_snapshots",
                    "orders",
                    "executions",
                    "dead_letters");
    private static final List<String> LEDGER = List.of("intents", "orders", "executions");

    private static Stack running;
    private static TradedNamespace undisturbed;
    private static TradedNamespace faulty;
    private static Contents calm;
    private static Contents disturbed;
    private static OpenOrders openOrders;
    private static TradeFile trades;
    private static List<Struck> struck = List.of();

    static void run(Stack stack, TradeFile file, Function<OpenOrders, List<Planned>> planner) {
        running = stack;
        trades = file;
        undisturbed = TradedNamespace.open(stack, "calm");
        undisturbed.replay(file, written -> {});
        undisturbed.settle();
        calm = Contents.of(stack, undisturbed.namespace());
        openOrders = OpenOrders.of(calm);
        undisturbed.close();
        faulty = TradedNamespace.open(stack, "faults");
        struck = new FaultyReplay(faulty, planner.apply(openOrders)).run(file);
        faulty.settle();
        disturbed = Contents.of(stack, faulty.namespace());
        faulty.close();
        struck.forEach(System.out::println);
        System.out.println("written again by topic: " + disturbed.repetitions());
    }

    static Stream<Integer> faults() {
        return IntStream.range(0, struck.size()).boxed();
    }

    @ParameterizedTest(name = "fault {0}")
    @MethodSource("faults")
    void leavesNothingMissingAndNothingOther(int fault) {
        Instant from = fault == 0 ? Instant.MIN : struck.get(fault).time();
        Instant to = fault + 1 < struck.size() ? struck.get(fault + 1).time() : Instant.MAX;
        List<Difference> blamed =
                disturbed.differencesFrom(calm).stream()
                        .filter(d -> !d.time().isBefore(from) && d.time().isBefore(to))
                        .toList();
        assertThat(blamed).as("after " + struck.get(fault)).isEmpty();
    }

    @Test
    void writesNoSecondVersionOfAnything() {
        assertThat(calm.conflicts()).isEmpty();
        assertThat(disturbed.conflicts()).isEmpty();
        assertThat(disturbed.unreadable()).isEmpty();
        assertThat(disturbed.repetitions()).containsEntry(Topics.TRADES.name(), 0);
    }

    @Test
    void undisturbedNothingIsWrittenTwice() {
        assertThat(calm.repetitions().values()).containsOnly(0);
    }

    @Test
    void strikesWhileOrdersAreOpen() {
        assertThat(calm.of(Topics.ORDERS, OrderIntent.class)).hasSizeGreaterThanOrEqualTo(5);
        assertThat(struck).filteredOn(fault -> openOrders.at(fault.time())).hasSizeGreaterThan(7);
    }

    @Test
    void aFinishedReplayWritesNothingMore() {
        assertThat(faulty.replay(trades, written -> {}).trades()).isZero();
    }

    @Test
    void placesEveryOrderOnce() throws SQLException, IOException {
        assertThat(Venue.brokenOrders(disturbed)).isEmpty();
        assertThat(
                        Tables.differences(
                                running.endpoints().ledger(),
                                undisturbed.namespace(),
                                faulty.namespace(),
                                LEDGER,
                                DisturbedRun::isLedgerCircumstance))
                .isEmpty();
        assertThat(ledgerRows(faulty)).isEqualTo(ledgerRows(undisturbed));
        assertThat(Files.readString(running.server("sidecar").spec().log()))
                .doesNotContain("ALARM");
    }

    /** The ledger's system times and counters; its market times are called otherwise. */
    private static boolean isLedgerCircumstance(String column) {
        return column.endsWith("_at") || column.equals("arrival") || column.equals("sent_epoch");
    }

    /** When a row was stored, and what the run is called. */
    private static boolean isStorageCircumstance(String column) {
        return column.equals("stored_at") || column.equals("session");
    }

    private static Map<String, Long> ledgerRows(TradedNamespace traded) throws SQLException {
        return Tables.sizes(
                running.endpoints().ledger(),
                traded.namespace(),
                List.of("intents", "orders", "executions", "outbox"));
    }

    @Test
    void storesTheSame() throws SQLException {
        assertThat(
                        Tables.differences(
                                running.endpoints().analytics(),
                                undisturbed.namespace(),
                                faulty.namespace(),
                                STORED,
                                DisturbedRun::isStorageCircumstance))
                .isEmpty();
        assertThat(Tables.sizes(running.endpoints().analytics(), faulty.namespace(), STORED))
                .isEqualTo(
                        Tables.sizes(
                                running.endpoints().analytics(), undisturbed.namespace(), STORED))
                .containsEntry("dead_letters", 0L);
    }
}
