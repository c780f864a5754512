package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong at an exchange and on the way to it, fault by fault, over the wire. */
class ExchangeFaultsITCase {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final Duration BAN = Duration.ofMinutes(2);
    private static final VirtualClock CLOCK = new VirtualClock();
    private static Map<String, DroppingProxy> proxies;
    private static LedgerDatabase database;
    private static DroppingProxy databaseLine;
    private static Simulator simulator;

    @BeforeAll
    static void open() {
        LedgerAccess ledger = LedgerServer.access();
        URI server = URI.create(ledger.url().substring("jdbc:".length()));
        databaseLine = new DroppingProxy(server.getHost(), server.getPort());
        database =
                new LedgerDatabase(
                        new LedgerAccess(
                                ledger.url()
                                        .replace(
                                                server.getHost() + ":" + server.getPort(),
                                                "127.0.0.1:" + databaseLine.port()),
                                ledger.user(),
                                ledger.password()),
                        LedgerServer.freshNamespace());
        database.migrate();
        simulator = Simulator.start(SimulatorConfig.forTests().withClock(CLOCK));
        proxies = DroppingProxy.inFrontOf(simulator);
    }

    @AfterAll
    static void close() {
        proxies.values().forEach(DroppingProxy::close);
        simulator.close();
        database.close();
        databaseLine.close();
    }

    @BeforeEach
    void reset() {
        for (var venue : simulator.venues().values()) {
            venue.reset();
            // Time leaps: more is asked than an exchange allows in as much of the system's time.
            venue.faults().limitsOff(true);
        }
    }

    /** Not started; signs by the exchange's clock, which is the desk's. */
    private static ExchangeHarness at(String venue, String... more) {
        String account = "fault" + ACCOUNTS.incrementAndGet();
        String exchange = venue.startsWith("bybit") ? "bybit" : venue;
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--binance.weight-limit=100000");
        settings.add("--bybit.weight-limit=100000");
        settings.add("--" + exchange + ".rest-url=" + proxies.get(exchange).uri());
        ExchangeHarness desk =
                new ExchangeHarness(
                        simulator,
                        database,
                        venue,
                        account,
                        step -> {},
                        SimulatedExchanges.config(simulator, account, venue, settings),
                        CLOCK,
                        CLOCK);
        desk.trade("1000", "1");
        return desk;
    }

    private static ExchangeHarness started(String venue, String... more) {
        ExchangeHarness desk = at(venue, more);
        desk.start();
        desk.until("it listens", () -> desk.health().streamConnected());
        return desk;
    }

    private static DroppingProxy line(ExchangeHarness desk) {
        return proxies.get(desk.exchange().name());
    }

    private static void assertBooksAgree(ExchangeHarness desk) {
        desk.until("all is answered", () -> desk.pending() == 0);
        Books.assertAgree(desk.venue, database.pool(), desk.account, desk.exchange().exchange());
        Books.assertSound(desk.venue, desk.broker.distinctReports().values());
    }

    private static OrderIntent market(ExchangeHarness desk, String id) {
        return desk.bracket(id, OrderSide.BUY, "0.5", null, "990", "1010");
    }

    /** A market entry that the desk was given. */
    private static OrderIntent sent(ExchangeHarness desk, String id) {
        OrderIntent market = market(desk, id);
        send(desk, market);
        return market;
    }

    /** A limit entry that the exchange has. */
    private static OrderIntent working(ExchangeHarness desk, String id) {
        OrderIntent limit = desk.bracket(id, OrderSide.BUY, "0.5", "995", "980", "1010");
        send(desk, limit);
        desk.untilReported(limit.orderId(), "ACCEPTED");
        return limit;
    }

    private static void send(ExchangeHarness desk, OrderIntent intent) {
        desk.broker.orders.add(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "oanda"})
    void sendsNothingWhileTheLedgerIsAwayAndGoesOnWhenItIsBack(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent intent = market(desk, "one");
            databaseLine.down(true);
            send(desk, intent);

            assertThatThrownBy(desk::pump).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> desk.restart(Duration.ofSeconds(1)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(desk.executedAtExchange()).isEmpty();

            databaseLine.down(false);
            desk.startWhenItCan();
            desk.untilReported(intent.orderId(), "FILLED");
            desk.untilReported(intent.orderId() + "-stop", "ACCEPTED");
            assertBooksAgree(desk);
        } finally {
            databaseLine.down(false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "binance, 2", "binance, -2", "binance, 10", "binance, -10",
        "bybit, 2", "bybit, -2", "bybit, 10", "bybit, -10"
    })
    void correctsAClockThatIsWrongAtTheStartOrGoesWrongLater(String venue, int seconds) {
        try (ExchangeHarness desk = at(venue)) {
            desk.exchange().exchange().skew(Duration.ofSeconds(seconds));
            desk.start();
            send(desk, market(desk, "first"));
            desk.untilReported(market(desk, "first").orderId(), "FILLED");
            desk.untilReported(market(desk, "first").orderId() + "-stop", "ACCEPTED");
            desk.untilReported(market(desk, "first").orderId() + "-target", "ACCEPTED");
            desk.until("all is answered", () -> desk.pending() == 0);
            assertThat(desk.errors("clock")).as("refused for their time").isZero();
            assertThat(desk.health().clockOffset().toMillis() / 1000.0)
                    .isBetween(seconds - 1.0, seconds + 1.0);

            desk.exchange().exchange().skew(Duration.ofSeconds(-seconds));
            OrderIntent second = sent(desk, "second");
            desk.untilReported(second.orderId(), "FILLED");
            desk.untilReported(second.orderId() + "-stop", "ACCEPTED");
            // The order, and a question that was signed beside it.
            assertThat(desk.errors("clock")).as("refused for their time").isLessThanOrEqualTo(2);
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "binance, RATE_LIMIT, DELETE /api/v3/order",
        "binance, BAN, DELETE /api/v3/order",
        "bybit, RATE_LIMIT, POST /v5/order/cancel",
        "bybit, BAN, POST /v5/order/cancel",
        "bybit-linear, BAN, POST /v5/order/cancel",
        "oanda, BAN, PUT /v3/accounts/"
    })
    void asksNothingDuringABanAndCancelsFirstBehindIt(
            String venue, FaultKind kind, String cancelling) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent working = working(desk, "working");
            desk.exchange().faults().add(Fault.once(kind, Operation.PLACE).holding(BAN).times(1));
            OrderIntent banned = sent(desk, "banned");
            desk.until("it is banned", () -> desk.health().bannedUntil() != null);
            desk.until("all is answered", () -> desk.pending() == 0);
            int requests = line(desk).requests().size();

            desk.desk().cancel(working.orderId(), "not wanted");
            desk.marketClock(Duration.ofSeconds(60));
            desk.until("the cancellation was held back", () -> desk.pending() == 0);
            desk.pump();
            assertThat(line(desk).requests()).as("requests during the ban").hasSize(requests);
            assertThat(desk.metrics.scrape()).contains("exchange=\"" + venue + "\"");

            AtomicInteger second = new AtomicInteger(60);
            desk.until(
                    "the cancellation came through",
                    () -> {
                        if (desk.pending() == 0) {
                            toItsEnd(desk.health().bannedUntil());
                            desk.marketClock(Duration.ofSeconds(second.incrementAndGet()));
                        }
                        return desk.is(working.orderId(), OrderStatus.CANCELED);
                    });
            desk.untilTimePasses(
                    "what was banned is filled",
                    () -> desk.is(banned.orderId(), OrderStatus.FILLED));
            assertThat(
                            line(desk).requests().stream()
                                    .skip(requests)
                                    .filter(request -> !request.startsWith("GET")))
                    .as("cancelled before anything was ordered")
                    .first()
                    .asString()
                    .startsWith(cancelling);
            desk.untilTimePasses("it has exits", () -> desk.protectedBy(banned.orderId()));
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void asksForNothingThatTheStreamTold(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent bracket = sent(desk, "told");
            desk.until("it has exits", () -> desk.protectedBy(bracket.orderId()));
            desk.until("all is answered", () -> desk.pending() == 0);
            int requests = line(desk).requests().size();

            desk.clock.advance(Duration.ofSeconds(3));
            desk.until("all is answered", () -> desk.pending() == 0);

            assertThat(line(desk).requests()).as("questions").hasSize(requests);
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void notesWhenARequestLeftWhoeverSpokeFirst(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent bracket = sent(desk, "left");

            desk.untilTimePasses(
                    "it is noted",
                    () ->
                            Books.number(
                                            database.pool(),
                                            "select count(*) from orders where placed_at is not null"
                                                    + " and order_id = '%s'"
                                                            .formatted(bracket.orderId()))
                                    == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void countsEachExecutionOnceHoweverReportsAreDoubledReorderedAndLost(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            strikeStreams(desk, FaultKind.DUPLICATE, 5);
            strikeStreams(desk, FaultKind.REORDER, 5);
            OrderIntent one = working(desk, "one");
            fillInParts(desk, "994", 3);
            desk.untilReported(one.orderId(), "FILLED");
            strikeStreams(desk, FaultKind.GAP, 4);
            desk.trade("1011", "5");

            desk.untilTimePasses(
                    "what was lost is found", () -> desk.ended(one.orderId() + "-target"));
            desk.untilTimePasses("its stop is over", () -> desk.ended(one.orderId() + "-stop"));
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void keepsWhatWasFilledWhenACancellationComesTooLate(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent one = working(desk, "one");

            desk.desk().cancel(one.orderId(), "not wanted");
            fillInParts(desk, "994", 1);
            desk.untilTimePasses("the entry is over", () -> desk.ended(one.orderId()));
            desk.untilTimePasses(
                    "what is open has exits, or nothing is open",
                    () ->
                            desk.last(one.orderId()).order().filled().signum() == 0
                                    || desk.protectedBy(one.orderId()));
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void fillsTheGapOfACutStreamByAsking(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent one = working(desk, "one");

            strikeStreams(desk, FaultKind.GAP, 20);
            fillInParts(desk, "994", 2);
            desk.exchange().disconnect();
            desk.exchange().faults().clear();

            desk.untilTimePasses("the entry is filled", () -> desk.ended(one.orderId()));
            assertThat(desk.last(one.orderId()).order().status()).isEqualTo(OrderStatus.FILLED);
            desk.untilTimePasses("it has exits", () -> desk.protectedBy(one.orderId()));
            desk.until("it listens again", () -> desk.health().streamConnected());
            assertBooksAgree(desk);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "bybit-linear", "oanda"})
    void keepsTheBooksWhenThePriceFallsThroughEntryAndStopAtOnce(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            OrderIntent one = working(desk, "one");

            // Not pumped: all that comes of it is booked together.
            desk.trade("970", "5");
            desk.awaitQuietly("it is bought", () -> desk.executionsAtExchange(OrderSide.BUY) > 0);
            desk.untilTimePasses("the entry is over", () -> desk.ended(one.orderId()));
            desk.untilTimePasses("what is open has exits", () -> openHasExits(desk, one));
            assertBooksAgree(desk);
        }
    }

    private static boolean openHasExits(ExchangeHarness desk, OrderIntent one) {
        if (desk.executionsAtExchange(OrderSide.SELL) == 0) {
            return desk.protectedBy(one.orderId());
        }
        return desk.broker.reports().stream()
                .anyMatch(report -> report.fill() && report.order().side() == OrderSide.SELL);
    }

    @Test
    void doesNotSendWhatIsPastItsTime() {
        try (ExchangeHarness desk = started("binance")) {
            desk.marketClock(Duration.ofHours(1));
            desk.pump();
            int requests = line(desk).requests().size();
            OrderIntent late = sent(desk, "late");

            assertThat(desk.untilReported(late.orderId(), "EXPIRED").reason())
                    .startsWith("valid until");
            assertThat(line(desk).requests().stream().skip(requests))
                    .noneMatch(request -> request.startsWith("POST"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "oanda"})
    void quarantinesWhatTheExchangeTellsNothingOfAndTakesItBackWhenItDoes(String venue) {
        try (ExchangeHarness desk = started(venue)) {
            desk.exchange().faults().add(Fault.once(FaultKind.ERROR_AFTER, Operation.PLACE));
            strikeStreams(desk, FaultKind.GAP, 20);
            desk.exchange()
                    .faults()
                    .add(Fault.once(FaultKind.ERROR_BEFORE, Operation.QUERY).times(100_000));
            OrderIntent one = sent(desk, "one");

            desk.untilTimePasses(
                    "a person is called", () -> desk.is(one.orderId(), OrderStatus.QUARANTINED));
            assertThat(desk.metrics.scrape()).contains("smc_alarms_total{exchange=\"" + venue);
            assertThat(desk.health().breaker()).isNotEqualTo("CLOSED");

            desk.exchange().faults().clear();
            desk.untilTimePasses("it is filled", () -> desk.ended(one.orderId()));
            assertThat(desk.last(one.orderId()).order().status()).isEqualTo(OrderStatus.FILLED);
            desk.untilTimePasses("it has exits", () -> desk.protectedBy(one.orderId()));
            assertBooksAgree(desk);
        }
    }

    /** Not beyond: what goes first has two seconds for it. */
    private static void toItsEnd(Instant ban) {
        Duration left = ban == null ? Duration.ZERO : Duration.between(CLOCK.instant(), ban);
        CLOCK.advance(left.isZero() ? Duration.ofMillis(100) : left);
    }

    private static void strikeStreams(ExchangeHarness desk, FaultKind kind, int times) {
        desk.exchange().faults().add(Fault.once(kind, Operation.ANY).times(times));
    }

    private static void fillInParts(ExchangeHarness desk, String price, int parts) {
        for (int i = 0; i < parts; i++) {
            desk.trade(price, i == parts - 1 ? "5" : "0.1");
        }
    }
}
