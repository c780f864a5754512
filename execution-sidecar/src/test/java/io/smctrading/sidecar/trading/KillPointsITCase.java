package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sidecar dies at each point on an order's way, and the exchange does each of what an exchange
 * may do with it: one order each time, its executions in the ledger as in the exchange's own book.
 */
class KillPointsITCase {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(300);
    private static final List<String> VENUES =
            List.of("binance", "bybit", "bybit-linear", "oanda");

    /** Where on its way the sidecar dies. */
    enum Death {
        NONE,
        INTENT_STORED,
        REQUEST_SENT,
        ANSWERED,
        REPORT_PUBLISHED
    }

    /** What the exchange does with the first request that places the order. */
    enum Outcome {
        ACCEPTED(null, true),
        REFUSED(FaultKind.CODE_BEFORE, false),
        TIMES_OUT_WITHOUT_ACCEPTING(FaultKind.TIMEOUT_BEFORE, false),
        TIMES_OUT_AFTER_ACCEPTING(FaultKind.TIMEOUT_AFTER, true),
        FAILS_WITHOUT_ACCEPTING(FaultKind.ERROR_BEFORE, false),
        FAILS_AFTER_ACCEPTING(FaultKind.ERROR_AFTER, true),
        HANGS_UP_WITHOUT_ACCEPTING(null, false),
        HANGS_UP_AFTER_ACCEPTING(null, true);

        private final FaultKind fault;
        private final boolean accepts;

        Outcome(FaultKind fault, boolean accepts) {
            this.fault = fault;
            this.accepts = accepts;
        }

        private boolean timesOut() {
            return fault == FaultKind.TIMEOUT_BEFORE || fault == FaultKind.TIMEOUT_AFTER;
        }
    }

    private static LedgerDatabase database;
    private static Simulator simulator;
    private static final Map<String, DroppingProxy> PROXIES = new HashMap<>();

    @BeforeAll
    static void open() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        simulator = Simulator.start(SimulatorConfig.forTests());
        simulator
                .venues()
                .forEach((name, venue) -> PROXIES.put(name, new DroppingProxy(venue.uri())));
    }

    @AfterAll
    static void close() {
        PROXIES.values().forEach(DroppingProxy::close);
        simulator.close();
        database.close();
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String venue : VENUES) {
            for (Outcome outcome : Outcome.values()) {
                for (Death death : Death.values()) {
                    cases.add(Arguments.of(venue, outcome, death));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} {1}, death: {2}")
    @MethodSource("cases")
    void leavesOneOrderAndTheExchangesOwnBook(String venue, Outcome outcome, Death death) {
        AtomicReference<Death> armed = new AtomicReference<>(Death.NONE);
        try (ExchangeHarness desk = at(venue, outcome, armed)) {
            String what = "%s %s, death %s".formatted(venue, outcome, death);
            OrderIntent intent = desk.bracket("one", OrderSide.BUY, "0.5", null, "990", "1010");
            strike(desk, outcome);
            desk.broker.orders.add(intent);

            dieAt(death, desk, armed, outcome);
            ExecutionReport entry = settled(desk, intent.orderId());

            if (outcome != Outcome.REFUSED) {
                assertThat(entry.order().status()).as(what).isEqualTo(OrderStatus.FILLED);
            }
            if (entry.order().status() == OrderStatus.FILLED) {
                closeAtTarget(desk, intent);
            }
            Books.assertAgree(what, database.pool(), desk.account, desk.exchange().exchange());
            Books.assertSound(what, desk.broker.distinctReports().values());
        }
    }

    private static ExchangeHarness at(
            String venue, Outcome outcome, AtomicReference<Death> armed) {
        String account = "kill" + ACCOUNTS.incrementAndGet();
        String exchange = venue.startsWith("bybit") ? "bybit" : venue;
        simulator.venue(exchange).reset();
        List<String> more = new ArrayList<>();
        more.add("--" + exchange + ".rest-url=" + PROXIES.get(exchange).uri());
        if (outcome.timesOut()) {
            more.add(
                    "--" + exchange + ".request-timeout=" + REQUEST_TIMEOUT.toMillis() + "ms");
        }
        ExchangeHarness desk =
                new ExchangeHarness(
                        simulator,
                        database,
                        venue,
                        account,
                        step -> dieIfArmed(step, armed),
                        SimulatedExchanges.config(simulator, account, venue, more),
                        new VirtualClock(),
                        InstantSource.system());
        desk.trade("1000", "1");
        desk.start();
        desk.pump();
        return desk;
    }

    private static void dieIfArmed(Step step, AtomicReference<Death> armed) {
        boolean dies =
                switch (armed.get()) {
                    case INTENT_STORED -> step == Step.STORED;
                    case ANSWERED -> step == Step.FILLED;
                    case REPORT_PUBLISHED -> step == Step.PUBLISHED;
                    default -> false;
                };
        if (dies) {
            armed.set(Death.NONE);
            throw new DeskHarness.Crash();
        }
    }

    private static void strike(ExchangeHarness desk, Outcome outcome) {
        if (outcome.fault != null) {
            Fault fault = Fault.once(outcome.fault, Operation.PLACE).holding(Duration.ofSeconds(2));
            desk.exchange()
                    .faults()
                    .add(outcome == Outcome.REFUSED ? refusing(desk.venue, fault) : fault);
        } else if (outcome != Outcome.ACCEPTED) {
            PROXIES.get(desk.exchange().name())
                    .breakUnderNextOrder(
                            outcome.accepts
                                    ? DroppingProxy.Break.BEFORE_THE_ANSWER
                                    : DroppingProxy.Break.BEFORE_IT_ARRIVES);
        }
    }

    private static Fault refusing(String venue, Fault fault) {
        return switch (venue) {
            case "binance" ->
                    fault.answering(
                            400,
                            "-2010",
                            "Account has insufficient balance for requested action.");
            case "bybit" -> fault.answering(200, "170131", "Insufficient balance.");
            case "bybit-linear" -> fault.answering(200, "110007", "ab not enough for new order");
            default -> fault.answering(400, "INSUFFICIENT_MARGIN", "Insufficient margin");
        };
    }

    private static void dieAt(
            Death death, ExchangeHarness desk, AtomicReference<Death> armed, Outcome outcome) {
        if (death == Death.NONE) {
            return;
        }
        if (death == Death.INTENT_STORED) {
            armed.set(death);
        }
        int broken = PROXIES.get(desk.exchange().name()).broken();
        try {
            desk.pump();
            if (death == Death.REQUEST_SENT) {
                // Not pumped: what the exchange does with it is not heard any more.
                desk.awaitQuietly(
                        "the exchange has the request", () -> struck(desk, outcome, broken));
            } else {
                armed.set(death);
                desk.until("it dies at " + death, () -> false);
            }
        } catch (DeskHarness.Crash expected) {
            assertThat(armed.get()).isEqualTo(Death.NONE);
        }
        desk.restart(Duration.ofSeconds(1));
    }

    private static boolean struck(
            ExchangeHarness desk, Outcome outcome, int broken) {
        boolean hungUp = outcome.fault == null && outcome != Outcome.ACCEPTED;
        return desk.exchange().faults().waiting().isEmpty()
                && (!hungUp || PROXIES.get(desk.exchange().name()).broken() > broken)
                && (!outcome.accepts || desk.executedAtExchange().containsKey("BUY"));
    }

    /** Entry filled and both exits at the exchange, or the entry refused. */
    private static ExecutionReport settled(ExchangeHarness desk, String orderId) {
        desk.untilTimePasses(
                orderId + " is settled",
                () -> {
                    ExecutionReport entry = desk.last(orderId);
                    return entry != null
                            && (entry.order().status() == OrderStatus.REJECTED
                                    || (entry.order().status() == OrderStatus.FILLED
                                            && accepted(desk.last(orderId + "-stop"))
                                            && accepted(desk.last(orderId + "-target"))));
                });
        return desk.last(orderId);
    }

    private static boolean accepted(ExecutionReport report) {
        return report != null && report.order().status() == OrderStatus.ACCEPTED;
    }

    private static void closeAtTarget(ExchangeHarness desk, OrderIntent intent) {
        desk.trade("1011", "5");
        desk.untilTimePasses(
                "its target closed it",
                () ->
                        ended(desk.last(intent.orderId() + "-target"))
                                && ended(desk.last(intent.orderId() + "-stop")));
        assertThat(desk.last(intent.orderId() + "-target").order().status())
                .isEqualTo(OrderStatus.FILLED);
    }

    private static boolean ended(ExecutionReport report) {
        return report != null && report.order().status().terminal();
    }
}
