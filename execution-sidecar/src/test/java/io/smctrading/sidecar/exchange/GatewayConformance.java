package io.smctrading.sidecar.exchange;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.market.RecordedTrade;
import io.smctrading.simulator.market.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every gateway has to do, over the wire against a simulated exchange, whose own book is the
 * truth that is compared with. The market stands at 1000 when a test begins.
 */
public abstract class GatewayConformance {

    private static final Duration PATIENCE = ofSeconds(10);
    private static final Duration SHORT = ofMillis(700);
    private static final Tape TAPE =
            Tape.of(
                    List.of(
                            new RecordedTrade(
                                    Instant.parse("2026-01-05T10:00:00Z"),
                                    new BigDecimal("1000"),
                                    BigDecimal.ONE,
                                    false)));
    private static final BigDecimal QUANTITY = new BigDecimal("0.5");

    private static Simulator simulator;
    private static long ids;

    protected final StreamRecording heard = new StreamRecording();
    protected Venue venue;
    protected ExchangeGateway gateway;

    /** Name of the exchange in the simulator. */
    protected abstract String exchange();

    /** The simulator's category of the instrument. */
    protected abstract String category();

    protected abstract String symbol();

    /** A gateway to it; all client ids are of this system. */
    protected abstract ExchangeGateway open(Venue at, Duration requestTimeout);

    /** A quantity that the account cannot pay, or the exchange does not take at once. */
    protected BigDecimal tooMuch() {
        return new BigDecimal("400");
    }

    @BeforeAll
    static void startSimulator() {
        simulator = Simulator.start(SimulatorConfig.forTests().withTape(TAPE));
    }

    @AfterAll
    static void stopSimulator() {
        simulator.close();
    }

    @BeforeEach
    void openGateway() {
        venue = simulator.venue(exchange());
        venue.reset();
        trade("1000");
        gateway = open(venue, ofSeconds(5));
        gateway.balances();
    }

    @AfterEach
    void closeGateway() {
        gateway.close();
    }

    @Test
    void tellsTheInstrument() {
        Instrument instrument =
                gateway.instruments().stream()
                        .filter(each -> each.venueSymbol().equals(symbol()))
                        .findFirst()
                        .orElseThrow();

        assertThat(instrument.venue()).isEqualTo(gateway.venue());
        assertThat(instrument.symbol())
                .isEqualTo(instrument.baseAsset() + "-" + instrument.quoteAsset());
        assertThat(instrument.tickSize()).isPositive();
        assertThat(instrument.lotSize()).isPositive();
    }

    @Test
    void aMarketOrderIsFilledAndItsExecutionsAreKnown() {
        String id = nextId();
        Instant sent = Instant.now();

        accepted(gateway.place(market(id)));

        VenueOrder order = awaitStatus(id, sent, OrderStatus.FILLED);
        assertThat(order.filled()).isEqualByComparingTo(QUANTITY);
        List<VenueFill> fills = gateway.fills(symbol(), sent.minusSeconds(60));
        assertThat(fills).isNotEmpty().allMatch(fill -> fill.clientId().equals(id));
        assertThat(sum(fills)).isEqualByComparingTo(QUANTITY);
        assertThat(((Evidence.Found) search(id, sent)).fills())
                .extracting(VenueFill::executionId)
                .containsExactlyElementsOf(fills.stream().map(VenueFill::executionId).toList());
    }

    @Test
    void aLimitOrderWorksUntilItIsCanceled() {
        String id = nextId();
        Instant sent = Instant.now();
        accepted(gateway.place(limit(id, "900")));
        await().atMost(PATIENCE).until(() -> openIds().contains(id));

        assertThat(gateway.cancel(symbol(), id))
                .isInstanceOfAny(CancelAnswer.Canceled.class, CancelAnswer.Requested.class);

        awaitStatus(id, sent, OrderStatus.CANCELED);
        assertThat(openIds()).isEmpty();
        assertThat(gateway.cancel(symbol(), id)).isInstanceOf(CancelAnswer.NotWorking.class);
    }

    @Test
    void aLimitOrderIsFilledWhenTheMarketComes() {
        String id = nextId();
        Instant sent = Instant.now();
        accepted(gateway.place(limit(id, "990")));

        trade("980");

        assertThat(awaitStatus(id, sent, OrderStatus.FILLED).filled())
                .isEqualByComparingTo(QUANTITY);
    }

    @Test
    void whatTheExchangeDoesNotTakeIsRefusedForCertain() {
        String tooDear = nextId();
        String offGrid = nextId();

        assertThat(gateway.place(limit(tooDear, "900", tooMuch())))
                .isInstanceOf(PlaceAnswer.Refused.class);
        assertThat(gateway.place(limit(offGrid, "900.000001")))
                .isInstanceOf(PlaceAnswer.Refused.class);

        assertThat(truth()).doesNotContain(tooDear, offGrid);
    }

    @Test
    void anOrderThatNeverLeftIsAbsent() {
        assertThat(search(nextId(), Instant.now())).isInstanceOf(Evidence.Absent.class);
    }

    /** Its entry is filled, its exits work. */
    private Placement filledBracket(Instant sent) {
        Placement bracket = bracket(nextId(), "990");
        accepted(gateway.place(bracket));
        trade("980");
        awaitStatus(bracket.clientId(), sent, OrderStatus.FILLED);
        awaitOpen(bracket.stop().clientId());
        return bracket;
    }

    @Test
    void aBracketIsClosedByItsTarget() {
        Instant sent = Instant.now();
        Placement bracket = filledBracket(sent);

        trade("1101");

        await().atMost(PATIENCE).until(() -> openIds().isEmpty());
        assertThat(exitFills(sent, bracket)).isNotEmpty();
        assertThat(exitFills(sent, bracket))
                .extracting(VenueFill::clientId)
                .containsOnly(bracket.target().clientId());
    }

    @Test
    void aBracketIsClosedByItsStop() {
        Instant sent = Instant.now();
        Placement bracket = filledBracket(sent);

        trade("899");

        await().atMost(PATIENCE).until(() -> openIds().isEmpty());
        assertThat(exitFills(sent, bracket)).isNotEmpty();
        assertThat(exitFills(sent, bracket))
                .extracting(VenueFill::clientId)
                .containsOnly(bracket.stop().clientId());
    }

    @Test
    void aBracketsEntryThatIsCanceledTakesItsExitsAlong() {
        Placement bracket = bracket(nextId(), "900");
        Instant sent = Instant.now();
        accepted(gateway.place(bracket));

        gateway.cancel(symbol(), bracket.clientId());

        awaitStatus(bracket.clientId(), sent, OrderStatus.CANCELED);
        await().atMost(PATIENCE).until(() -> openIds().isEmpty());
        trade("800");
        trade("1200");
        assertThat(gateway.fills(symbol(), sent.minusSeconds(60))).isEmpty();
    }

    @Test
    void protectionGuardsWhatIsHeld() {
        Instant sent = Instant.now();
        Protection exits = exitsOfWhatIsHeld(sent);
        assertThat(openIds()).contains(exits.stop().clientId(), exits.target().clientId());
        trade("899");

        awaitStatus(exits.stop().clientId(), sent, OrderStatus.FILLED);
    }

    /** Bought and protected; both exits work. */
    private Protection exitsOfWhatIsHeld(Instant sent) {
        String entry = nextId();
        accepted(gateway.place(market(entry)));
        awaitStatus(entry, sent, OrderStatus.FILLED);
        ExitTerms stop = new ExitTerms(entry + "-stop2", new BigDecimal("900"));
        ExitTerms target = new ExitTerms(entry + "-target2", new BigDecimal("1100"));
        Protection exits =
                new Protection(
                        entry, symbol(), OrderSide.SELL, new BigDecimal("0.4"), stop, target);
        accepted(gateway.protect(exits));
        awaitOpen(stop.clientId());
        awaitOpen(target.clientId());
        return exits;
    }

    @Test
    void ofTheTwoExitsOfWhatIsHeldOneIsExecuted() {
        listen();
        Instant sent = Instant.now();
        Protection exits = exitsOfWhatIsHeld(sent);
        ExitTerms stop = exits.stop();
        ExitTerms target = exits.target();

        trade("1101");

        awaitHeard(target.clientId(), OrderStatus.FILLED);
        awaitEndedOtherwise(stop.clientId());
        assertThat(openIds()).isEmpty();
        trade("800");
        assertThat(gateway.fills(symbol(), sent.minusSeconds(60)))
                .extracting(VenueFill::clientId)
                .doesNotContain(stop.clientId());
    }

    @Test
    void aGatewayThatSawNothingOfABracketTellsItsExitsUnderOurIds() {
        Placement bracket = bracket(nextId(), "990");
        Instant sent = Instant.now();
        accepted(gateway.place(bracket));
        trade("980");
        awaitOpen(bracket.stop().clientId());
        gateway.close();
        gateway = open(venue, ofSeconds(5));
        gateway.balances();

        assertThat(openIds())
                .containsExactlyInAnyOrder(bracket.stop().clientId(), bracket.target().clientId());
        listen();
        trade("899");

        awaitHeard(bracket.stop().clientId(), OrderStatus.FILLED);
        awaitEndedOtherwise(bracket.target().clientId());
        assertThat(heard.fillsOf(bracket.stop().clientId())).isNotEmpty();
        assertThat(exitFills(sent, bracket))
                .extracting(VenueFill::clientId)
                .containsOnly(bracket.stop().clientId());
    }

    @Test
    void anOrderWhoseAnswerDoesNotComeIsFoundByItsId() {
        Instant sent = Instant.now();
        String id = nextId();
        try (ExchangeGateway hasty = open(venue, SHORT)) {
            strike(FaultKind.TIMEOUT_AFTER);

            assertThat(hasty.place(limit(id, "900"))).isInstanceOf(PlaceAnswer.Unknown.class);
        }
        assertThat(search(id, sent)).isInstanceOf(Evidence.Found.class);
        assertThat(truth()).containsOnlyOnce(id);
    }

    @Test
    void anOrderThatWasNotLookedAtIsAbsent() {
        Instant sent = Instant.now();
        String id = nextId();
        try (ExchangeGateway hasty = open(venue, SHORT)) {
            strike(FaultKind.TIMEOUT_BEFORE);

            assertThat(hasty.place(limit(id, "900"))).isInstanceOf(PlaceAnswer.Unknown.class);
        }
        assertThat(search(id, sent)).isInstanceOf(Evidence.Absent.class);
        assertThat(truth()).doesNotContain(id);
    }

    @Test
    void aServerErrorLeavesTheOutcomeToTheSearch() {
        Instant sent = Instant.now();
        String done = nextId();
        String notDone = nextId();

        strike(FaultKind.ERROR_AFTER);
        assertThat(gateway.place(market(done))).isInstanceOf(PlaceAnswer.Unknown.class);
        strike(FaultKind.ERROR_BEFORE);
        assertThat(gateway.place(market(notDone))).isInstanceOf(PlaceAnswer.Unknown.class);

        assertThat(search(done, sent)).isInstanceOf(Evidence.Found.class);
        assertThat(search(notDone, sent)).isInstanceOf(Evidence.Absent.class);
    }

    @Test
    void tooManyRequestsAreABanThatIsKept() {
        venue.faults()
                .add(
                        Fault.once(FaultKind.RATE_LIMIT, Operation.PLACE)
                                .holding(Duration.ofMinutes(5)));

        assertThat(gateway.place(limit(nextId(), "900"))).isInstanceOf(PlaceAnswer.NotSent.class);
        assertThat(gateway.health().bannedUntil()).isNotNull();
        assertThat(gateway.place(limit(nextId(), "900"))).isInstanceOf(PlaceAnswer.NotSent.class);
        assertThat(gateway.cancel(symbol(), nextId())).isInstanceOf(CancelAnswer.Failed.class);
        assertThat(truth()).isEmpty();
    }

    @Test
    void aClockThatIsOffIsCorrected() {
        Instant sent = Instant.now();
        venue.exchange().skew(ofSeconds(-10));
        String id = nextId();

        accepted(gateway.place(limit(id, "900")));

        await().atMost(PATIENCE).until(() -> openIds().contains(id));
        if (!gateway.health().clockOffset().isZero()) {
            assertThat(gateway.health().clockOffset()).isBetween(ofSeconds(-11), ofSeconds(-9));
        }
        assertThat(search(id, sent)).isInstanceOf(Evidence.Found.class);
    }

    @Test
    void theStreamTellsOrdersAndExecutions() {
        listen();
        long before = venue.privateEvents();
        String id = nextId();

        accepted(gateway.place(market(id)));

        await().atMost(PATIENCE)
                .until(() -> heard.statusOf(id).filter(OrderStatus.FILLED::equals).isPresent());
        assertThat(sum(heard.fillsOf(id))).isEqualByComparingTo(QUANTITY);
        assertThat(heard.fillsOf(id))
                .extracting(VenueFill::executionId)
                .containsExactlyElementsOf(
                        gateway.fills(symbol(), Instant.now().minusSeconds(60)).stream()
                                .map(VenueFill::executionId)
                                .toList());
        await().atMost(PATIENCE)
                .until(() -> gateway.health().streamMessages() == venue.privateEvents() - before);
    }

    @Test
    void theStreamTellsACancelUnderTheIdOfTheOrder() {
        listen();
        String id = nextId();
        accepted(gateway.place(limit(id, "900")));
        await().atMost(PATIENCE).until(() -> openIds().contains(id));

        gateway.cancel(symbol(), id);

        await().atMost(PATIENCE)
                .until(() -> heard.statusOf(id).filter(OrderStatus.CANCELED::equals).isPresent());
    }

    @Test
    void theStreamComesBackByItself() {
        listen();

        venue.disconnect();

        await().atMost(PATIENCE).until(() -> heard.connections() == 2);
        assertThat(heard.disconnections()).isEqualTo(1);
        String id = nextId();
        accepted(gateway.place(market(id)));
        await().atMost(PATIENCE)
                .until(() -> heard.statusOf(id).filter(OrderStatus.FILLED::equals).isPresent());
    }

    /** Moves the market to a price, by a trade that is big enough for whatever waits there. */
    protected final void trade(String price) {
        boolean falls = simulated().compareTo(new BigDecimal(price)) > 0;
        venue.exchange().trade(instrument(), new BigDecimal(price), new BigDecimal("100"), falls);
    }

    protected final Placement market(String id) {
        return new Placement(
                id,
                symbol(),
                OrderSide.BUY,
                Placement.Type.MARKET,
                QUANTITY,
                null,
                new BigDecimal("1010"),
                false,
                null,
                null);
    }

    protected final Placement limit(String id, String price) {
        return limit(id, price, QUANTITY);
    }

    protected final Placement limit(String id, String price, BigDecimal quantity) {
        return new Placement(
                id,
                symbol(),
                OrderSide.BUY,
                Placement.Type.LIMIT,
                quantity,
                new BigDecimal(price),
                null,
                false,
                null,
                null);
    }

    /** Stop at 900 (800 below an entry of 900), target at 1100. */
    protected final Placement bracket(String id, String price) {
        String stop = price.equals("900") ? "800" : "900";
        return new Placement(
                id,
                symbol(),
                OrderSide.BUY,
                Placement.Type.LIMIT,
                QUANTITY,
                new BigDecimal(price),
                null,
                false,
                new ExitTerms(id + "-stop", new BigDecimal(stop)),
                new ExitTerms(id + "-target", new BigDecimal("1100")));
    }

    /** As this system's ids are: 28 hexadecimal digits. */
    protected static String nextId() {
        return "%028x".formatted(++ids);
    }

    protected final PlaceAnswer.Accepted accepted(PlaceAnswer answer) {
        assertThat(answer).isInstanceOf(PlaceAnswer.Accepted.class);
        return (PlaceAnswer.Accepted) answer;
    }

    protected final Evidence search(String id, Instant sent) {
        return gateway.search(symbol(), id, sent, gateway.bookmark());
    }

    protected final VenueOrder awaitStatus(String id, Instant sent, OrderStatus status) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                search(id, sent) instanceof Evidence.Found found
                                        ? found.orders().get(0)
                                        : null,
                        order -> order != null && order.status() == status);
    }

    protected final List<String> openIds() {
        return gateway.openOrders().stream().map(VenueOrder::clientId).toList();
    }

    /** Client ids of all orders that the exchange has in its book. */
    protected List<String> truth() {
        return venue.exchange()
                .read(
                        () ->
                                venue.exchange().orders().all().stream()
                                        .map(order -> order.clientId())
                                        .toList());
    }

    private void listen() {
        gateway.listen(heard);
        await().atMost(PATIENCE).until(() -> heard.connections() == 1);
    }

    private void awaitHeard(String id, OrderStatus status) {
        await().atMost(PATIENCE).until(() -> heard.statusOf(id).filter(status::equals).isPresent());
    }

    private void awaitEndedOtherwise(String id) {
        await().atMost(PATIENCE)
                .until(() -> heard.statusOf(id).filter(OrderStatus::terminal).isPresent());
        assertThat(heard.statusOf(id)).isNotEqualTo(Optional.of(OrderStatus.FILLED));
    }

    private void awaitOpen(String id) {
        await().atMost(PATIENCE).until(() -> openIds().contains(id));
    }

    private void strike(FaultKind kind) {
        venue.faults().add(Fault.once(kind, Operation.PLACE).holding(SHORT.plus(ofMillis(300))));
    }

    private List<VenueFill> exitFills(Instant sent, Placement bracket) {
        return gateway.fills(symbol(), sent.minusSeconds(60)).stream()
                .filter(fill -> !fill.clientId().equals(bracket.clientId()))
                .toList();
    }

    private BigDecimal simulated() {
        return venue.exchange().market(instrument()).lastPrice();
    }

    private io.smctrading.simulator.core.Instrument instrument() {
        return venue.exchange().instrument(category(), symbol()).orElseThrow();
    }

    private static BigDecimal sum(List<VenueFill> fills) {
        return fills.stream().map(VenueFill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
