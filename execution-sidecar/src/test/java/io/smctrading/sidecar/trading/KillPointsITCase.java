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
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(400);
    private static final List<String> VENUES = List.of("binance", "bybit", "bybit-linear", "oanda");

    /** Where on its way the sidecar dies. */
    enum Death {
        NONE,
        INTENT_STORED,
        REQUEST_SENT,
        ANSWERED,
        REPORT_PUBLISHED
    }

    /** Where the trouble is: there each of the outcomes happens to one order. */
    enum Place {
        AT_THE_EXCHANGE,
        ON_THE_LINE;

        private List<Outcome> outcomes() {
            return Stream.of(Outcome.values())
                    .filter(outcome -> outcome.hangsUp == (this == ON_THE_LINE))
                    .toList();
        }
    }

    /** What becomes of the first request that places an order. */
    enum Outcome {
        ACCEPTED(null, true, false),
        REFUSED(FaultKind.CODE_BEFORE, false, false),
        TIMES_OUT_WITHOUT_ACCEPTING(FaultKind.TIMEOUT_BEFORE, false, false),
        TIMES_OUT_AFTER_ACCEPTING(FaultKind.TIMEOUT_AFTER, true, false),
        FAILS_WITHOUT_ACCEPTING(FaultKind.ERROR_BEFORE, false, false),
        FAILS_AFTER_ACCEPTING(FaultKind.ERROR_AFTER, true, false),
        HANGS_UP_WITHOUT_ACCEPTING(null, false, true),
        HANGS_UP_AFTER_ACCEPTING(null, true, true);

        private final FaultKind fault;
        private final boolean accepts;
        private final boolean hangsUp;

        Outcome(FaultKind fault, boolean accepts, boolean hangsUp) {
            this.fault = fault;
            this.accepts = accepts;
            this.hangsUp = hangsUp;
        }
    }

    private static LedgerDatabase database;
    private static Simulator simulator;
    private static Map<String, DroppingProxy> proxies;

    @BeforeAll
    static void open() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        simulator = Simulator.start(SimulatorConfig.forTests());
        proxies = DroppingProxy.inFrontOf(simulator);
    }

    @AfterAll
    static void close() {
        proxies.values().forEach(DroppingProxy::close);
        simulator.close();
        database.close();
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String venue : VENUES) {
            for (Place place : Place.values()) {
                for (Death death : Death.values()) {
                    cases.add(Arguments.of(venue, place, death));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, trouble {1}, death: {2}")
    @MethodSource("cases")
    void leavesOneOrderEachAndTheExchangesOwnBook(String venue, Place place, Death death) {
        AtomicReference<Death> armed = new AtomicReference<>(Death.NONE);
        String what = "%s, trouble %s, death %s".formatted(venue, place, death);
        try (ExchangeHarness desk = at(venue, armed)) {
            List<Outcome> outcomes = place.outcomes();
            List<OrderIntent> intents = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                strike(desk, outcomes.get(i));
                intents.add(
                        desk.bracket(
                                "order" + i,
                                OrderSide.BUY,
                                "0.1" + i,
                                null,
                                Integer.toString(990 - i),
                                Integer.toString(1010 + i)));
            }
            desk.broker.orders.addAll(intents);

            dieAt(death, desk, armed, outcomes);
            List<String> refused = new ArrayList<>();
            for (OrderIntent intent : intents) {
                ExecutionReport entry = settled(desk, intent.orderId());
                if (entry.order().status() == OrderStatus.REJECTED) {
                    refused.add(entry.reason());
                }
            }
            assertThat(refused)
                    .as("%s: why orders were refused", what)
                    .hasSizeLessThanOrEqualTo(outcomes.contains(Outcome.REFUSED) ? 1 : 0);
            closeAtTargets(desk, intents);

            Books.assertAgree(what, database.pool(), desk.account, desk.exchange().exchange());
            Books.assertSound(what, desk.broker.distinctReports().values());
        }
    }

    private static ExchangeHarness at(String venue, AtomicReference<Death> armed) {
        String account = "kill" + ACCOUNTS.incrementAndGet();
        String exchange = venue.startsWith("bybit") ? "bybit" : venue;
        simulator.venue(exchange).reset();
        // Time leaps: more is asked than an exchange allows in as much of the system's time.
        simulator.venue(exchange).faults().limitsOff(true);
        List<String> settings =
                List.of(
                        "--binance.weight-limit=100000",
                        "--bybit.weight-limit=100000",
                        "--" + exchange + ".rest-url=" + proxies.get(exchange).uri(),
                        "--" + exchange + ".request-timeout=" + REQUEST_TIMEOUT.toMillis() + "ms",
                        "--reconcile.interval=1h",
                        "--unknown.quarantine-after=1h");
        ExchangeHarness desk =
                new ExchangeHarness(
                        simulator,
                        database,
                        venue,
                        account,
                        step -> dieIfArmed(step, armed),
                        SimulatedExchanges.config(simulator, account, venue, settings),
                        new VirtualClock(),
                        InstantSource.system());
        desk.trade("1000", "1");
        desk.startWhenItCan();
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
        } else if (outcome.hangsUp) {
            proxies.get(desk.exchange().name())
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
                            400, "-2010", "Account has insufficient balance for requested action.");
            case "bybit" -> fault.answering(200, "170131", "Insufficient balance.");
            case "bybit-linear" -> fault.answering(200, "110007", "ab not enough for new order");
            default -> fault.answering(400, "INSUFFICIENT_MARGIN", "Insufficient margin");
        };
    }

    private static void dieAt(
            Death death,
            ExchangeHarness desk,
            AtomicReference<Death> armed,
            List<Outcome> outcomes) {
        if (death == Death.NONE) {
            return;
        }
        if (death == Death.INTENT_STORED) {
            armed.set(death);
        }
        int broken = proxies.get(desk.exchange().name()).broken();
        try {
            desk.pump();
            // Not pumped: nothing that the exchange answers is heard before all has struck.
            desk.awaitQuietly("all has struck", () -> struck(desk, outcomes, broken));
            if (death != Death.REQUEST_SENT) {
                desk.awaitQuietly("all has its answer", desk::nothingUnderWay);
                armed.set(death);
                desk.until("it dies at " + death, () -> false);
            }
        } catch (DeskHarness.Crash expected) {
            assertThat(armed.get()).isEqualTo(Death.NONE);
        }
        desk.crash();
        desk.clock.advance(Duration.ofSeconds(1));
        desk.startWhenItCan();
    }

    private static boolean struck(ExchangeHarness desk, List<Outcome> outcomes, int broken) {
        long breaks = outcomes.stream().filter(outcome -> outcome.hangsUp).count();
        long bought = outcomes.stream().filter(outcome -> outcome.accepts).count();
        return desk.exchange().faults().waiting().isEmpty()
                && proxies.get(desk.exchange().name()).broken() == broken + breaks
                && desk.executionsAtExchange(OrderSide.BUY) >= bought;
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

    private static void closeAtTargets(ExchangeHarness desk, List<OrderIntent> intents) {
        desk.trade("1020", "50");
        for (OrderIntent intent : intents) {
            if (desk.last(intent.orderId()).order().status() == OrderStatus.FILLED) {
                String target = intent.orderId() + "-target";
                desk.untilTimePasses(
                        "its target closed " + intent.orderId(),
                        () ->
                                ended(desk.last(target))
                                        && ended(desk.last(intent.orderId() + "-stop")));
                assertThat(desk.last(target).order().status()).isEqualTo(OrderStatus.FILLED);
            }
        }
    }

    private static boolean ended(ExecutionReport report) {
        return report != null && report.order().status().terminal();
    }
}
