package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.ledger.LeaseHeldException;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Order;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where orders go, and that none goes anywhere when it must not. */
class FailoverITCase {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final VirtualClock CLOCK = new VirtualClock();
    private static LedgerDatabase database;
    private static Simulator simulator;

    @BeforeAll
    static void open() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        simulator = Simulator.start(SimulatorConfig.forTests().withClock(CLOCK));
    }

    @AfterAll
    static void close() {
        simulator.close();
        database.close();
    }

    @BeforeEach
    void reset() {
        simulator.venues().values().forEach(venue -> venue.reset());
        Exchange bybit = exchange("bybit");
        bybit.trade(
                bybit.instrument("spot", "BTCUSDT").orElseThrow(),
                new BigDecimal("1000"),
                BigDecimal.ONE,
                true);
    }

    private static Exchange exchange(String name) {
        return simulator.venue(name).exchange();
    }

    private static ExchangeHarness harness(String account, String... more) {
        ExchangeHarness desk =
                new ExchangeHarness(
                        simulator,
                        database,
                        "binance",
                        account,
                        step -> {},
                        SimulatedExchanges.config(
                                simulator, account, "binance,bybit", List.of(more)),
                        CLOCK,
                        CLOCK);
        desk.trade("1000", "1");
        return desk;
    }

    private static ExchangeHarness started(String... more) {
        ExchangeHarness desk = harness("failover" + ACCOUNTS.incrementAndGet(), more);
        desk.start();
        desk.pump();
        return desk;
    }

    private static OrderIntent market(ExchangeHarness desk, String id) {
        return desk.bracket(id, OrderSide.BUY, "0.5", null, "990", "1010");
    }

    private static void bought(ExchangeHarness desk, OrderIntent intent) {
        desk.broker.orders.add(intent);
        desk.untilReported(intent.orderId(), "FILLED");
        desk.untilReported(intent.orderId() + "-stop", "ACCEPTED");
        desk.untilReported(intent.orderId() + "-target", "ACCEPTED");
    }

    private static List<Order> at(String venue, String clientId) {
        Exchange exchange = exchange(venue);
        return exchange.read(
                () ->
                        exchange.orders().all().stream()
                                .filter(order -> order.clientId().startsWith(clientId))
                                .toList());
    }

    private static void assertBooksAgree(ExchangeHarness desk) {
        Books.assertAgree(
                "both exchanges",
                database.pool(),
                desk.account,
                exchange("binance"),
                exchange("bybit"));
        Books.assertSound("both exchanges", desk.broker.distinctReports().values());
    }

    @Test
    void sendsNewOrdersToTheSecondaryDuringMaintenanceAndLeavesWhatWasSentWhereItIs() {
        try (ExchangeHarness desk = started("--failover=binance>bybit")) {
            simulator.venue("binance").faults().maintenance(true);
            OrderIntent first = market(desk, "first");
            desk.broker.orders.add(first);
            desk.untilTimePasses(
                    "new orders go elsewhere",
                    () ->
                            desk.exchanges()
                                    .routes()
                                    .venueFor("binance", desk.symbol)
                                    .equals("bybit"));
            bought(desk, market(desk, "second"));
            assertThat(at("bybit", market(desk, "second").orderId())).isNotEmpty();
            assertThat(desk.metrics.scrape())
                    .contains("smc_failovers_total{from=\"binance\",to=\"bybit\"} 1.0");

            simulator.venue("binance").faults().maintenance(false);
            desk.untilTimePasses(
                    "the first order is where it was sent", () -> desk.ended(first.orderId()));
            desk.untilReported(first.orderId(), "FILLED");
            desk.untilReported(first.orderId() + "-stop", "ACCEPTED");
            assertThat(at("binance", first.orderId())).isNotEmpty();
            assertThat(at("bybit", first.orderId())).isEmpty();

            desk.restart(Duration.ofSeconds(1));
            bought(desk, market(desk, "third"));
            assertThat(at("bybit", market(desk, "third").orderId()))
                    .as("a detour outlives the process")
                    .isNotEmpty();
            assertBooksAgree(desk);
        }
    }

    @Test
    void closesAPositionAtTheExchangeThatHoldsIt() {
        try (ExchangeHarness desk = started()) {
            bought(desk, market(desk, "one"));
            desk.exchanges().routes().move("binance", "bybit", null, "person", "test");

            OrderIntent exit = desk.flatten("exit", OrderSide.SELL, "0.5");
            desk.broker.orders.add(exit);
            desk.untilReported(exit.orderId(), "FILLED");

            assertThat(at("binance", exit.orderId())).hasSize(1);
            assertThat(at("bybit", "")).isEmpty();
            assertBooksAgree(desk);
        }
    }

    @Test
    void cancelsEntriesDuringAHaltAndKeepsExitsAndLetsClosingOrdersPass() {
        try (ExchangeHarness desk = started()) {
            OrderIntent open = market(desk, "open");
            bought(desk, open);
            OrderIntent working = desk.bracket("w", OrderSide.BUY, "0.5", "995", "980", "1010");
            desk.broker.orders.add(working);
            desk.untilReported(working.orderId(), "ACCEPTED");

            new TradingStates(database.pool(), desk.account).change(true, "person", "test");
            desk.desk().cancelEntries("halted by person: test");
            desk.untilReported(working.orderId(), "CANCELED");
            OrderIntent more = market(desk, "more");
            desk.broker.orders.add(more);

            assertThat(desk.untilReported(more.orderId(), "REJECTED").reason())
                    .startsWith("HALTED");
            assertThat(at("binance", more.orderId())).isEmpty();
            assertThat(desk.protectedBy(open.orderId())).isTrue();
            assertThat(at("binance", open.orderId() + "-stop"))
                    .allMatch(order -> !order.status().ended());

            OrderIntent exit = desk.flatten("exit", OrderSide.SELL, "0.5");
            desk.broker.orders.add(exit);
            desk.untilReported(exit.orderId(), "FILLED");
            assertBooksAgree(desk);
        }
    }

    @Test
    void doesNotOpenMoreThanTheCap() {
        try (ExchangeHarness desk = started("--trading.notional-cap=900")) {
            bought(desk, market(desk, "one"));
            OrderIntent two = market(desk, "two");
            desk.broker.orders.add(two);

            assertThat(desk.untilReported(two.orderId(), "REJECTED").reason())
                    .startsWith("NOTIONAL_CAP")
                    .contains("900");
            assertThat(at("binance", two.orderId())).isEmpty();
            assertBooksAgree(desk);
        }
    }

    @Test
    void sendsNothingOnceAnotherHasTheLease() throws SQLException {
        try (ExchangeHarness desk = started();
                ExchangeHarness other = harness(desk.account)) {
            assertThatThrownBy(other::start).isInstanceOf(LeaseHeldException.class);
            takeLease(desk.account);
            OrderIntent intent = market(desk, "one");
            desk.broker.orders.add(intent);

            assertThatThrownBy(desk::pump).hasMessageContaining("lease");
            assertThat(at("binance", "")).isEmpty();

            desk.crash();
            other.broker.orders.add(intent);
            other.start();
            bought(other, intent);
            assertThat(at("binance", intent.orderId())).isNotEmpty();
            assertBooksAgree(other);
        }
    }

    private static void takeLease(String account) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update leases set epoch = epoch + 1 where account = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }
}
