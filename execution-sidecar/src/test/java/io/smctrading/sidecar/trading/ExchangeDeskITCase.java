package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brackets over the wire, at each exchange, from the intent to the last exit. */
class ExchangeDeskITCase {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static LedgerDatabase database;
    private static Simulator simulator;

    @BeforeAll
    static void open() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        simulator = Simulator.start(SimulatorConfig.forTests());
    }

    @AfterAll
    static void close() {
        simulator.close();
        database.close();
    }

    @BeforeEach
    void reset() {
        simulator.venues().values().forEach(venue -> venue.reset());
    }

    private static ExchangeHarness at(String venue) {
        ExchangeHarness harness =
                new ExchangeHarness(
                        simulator,
                        database,
                        venue,
                        "desk" + ACCOUNTS.incrementAndGet(),
                        step -> {});
        harness.trade("1000", "1");
        harness.start();
        harness.pump();
        return harness;
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void closesABracketAtItsTarget(String venue) {
        try (ExchangeHarness desk = at(venue)) {
            OrderIntent intent = desk.bracket("one", OrderSide.BUY, "0.5", null, "990", "1010");
            desk.broker.orders.add(intent);

            ExecutionReport filled = desk.untilReported(intent.orderId(), "FILLED");
            assertThat(filled.order().venueFilled()).isEqualByComparingTo("0.5");
            desk.untilReported(intent.orderId() + "-stop", "ACCEPTED");
            desk.untilReported(intent.orderId() + "-target", "ACCEPTED");

            desk.trade("1011", "5");
            desk.untilReported(intent.orderId() + "-target", "FILLED");
            desk.untilEnded(intent.orderId() + "-stop");
            assertThat(desk.executedAtExchange().get("BUY")).isEqualByComparingTo("0.5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void closesABracketAtItsStop(String venue) {
        try (ExchangeHarness desk = at(venue)) {
            OrderIntent intent = desk.bracket("two", OrderSide.BUY, "0.5", null, "990", "1010");
            desk.broker.orders.add(intent);
            desk.untilReported(intent.orderId() + "-stop", "ACCEPTED");

            desk.trade("989", "5");
            ExecutionReport stopped = desk.untilReported(intent.orderId() + "-stop", "FILLED");
            assertThat(stopped.order().averagePrice()).isLessThan(new BigDecimal("990"));
            assertThat(desk.executedAtExchange().get("SELL").doubleValue()).isBetween(0.499, 0.5);
        }
    }
}
