package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.PlacementRules;
import io.smctrading.core.execution.Refusal;
import io.smctrading.core.execution.VenueBracket;
import io.smctrading.core.execution.VenueCommand;
import io.smctrading.core.execution.VenueTerms;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.LedgerState.AtVenue;
import io.smctrading.sidecar.ledger.Sending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchanges, as one venue: keeps the brackets, applies what the exchanges say, and sends what
 * the brackets want, each order at most once and only once the ledger has it as SENT.
 *
 * <pre>
 *   desk ─ accept ─▶ bracket ─ commands ─▶ queue ─ durable ─▶ connection ─▶ exchange
 *                       ▲                                          │
 *                       └───────────── news (answers, stream) ◀────┘
 * </pre>
 */
final class ExchangeVenue implements Venue {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeVenue.class);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration COMPARE_PATIENCE = Duration.ofMinutes(1);
    private static final Duration FILL_PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_UNRECORDED = Duration.ofMillis(200);

    private final ExchangeConnections connections;
    private final Routes routes;
    private final ExchangeRules rules;
    private final InstantSource system;
    private final SidecarMetrics metrics;
    private final Markets markets;
    private final CommandQueue commands = new CommandQueue();
    private final OpenQuestions questions = new OpenQuestions();
    private final Flattening flattening = new Flattening(this::instrumentOf, this::touch);
    private final Outcomes outcomes;
    private final Exposures exposures = new Exposures();
    private final OpenOrders openOrders = new OpenOrders();
    private final Map<String, HeldBracket> held = new LinkedHashMap<>();
    private final MarketWatch watch = new MarketWatch();
    private final Set<HeldBracket> touched = new LinkedHashSet<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final Map<String, Instant> placed = new HashMap<>();
    private final Set<HeldBracket> onlyPlaced = new LinkedHashSet<>();
    private Instant onlyPlacedSince = Instant.MAX;

    /**
     * Goes on from what the ledger holds.
     *
     * @throws RuntimeException if an exchange that holds something cannot be reached
     */
    ExchangeVenue(
            ExchangeConnections connections,
            Routes routes,
            ExchangeRules rules,
            LedgerState state,
            InstantSource system,
            SidecarMetrics metrics) {
        this.connections = connections;
        this.routes = routes;
        this.rules = rules;
        this.system = system;
        this.metrics = metrics;
        this.markets = new Markets(state.progress().markets());
        this.outcomes = new Outcomes(this, questions, commands, rules, system, metrics);
        for (Bracket bracket : state.brackets()) {
            if (bracket.entry().status() != OrderStatus.NEW) {
                AtVenue known =
                        state.atVenues().getOrDefault(bracket.intent().orderId(), AtVenue.NOTHING);
                Sending entry = known.sendings().get(bracket.intent().orderId());
                if (entry == null || entry.venue().equals(PaperVenue.NAME)) {
                    throw new RefusedException(
                            ("order %s was placed on paper and is not finished; an account trades"
                                            + " on paper or at exchanges, not trading")
                                    .formatted(bracket.intent().orderId()));
                }
                hold(bracket, known, entry.venue());
            }
        }
    }

    private HeldBracket hold(Bracket bracket, AtVenue known, String venue) {
        ExchangeConnection connection = connections.required(venue);
        Instrument instrument = connection.instruments().get(bracket.intent().symbol());
        if (instrument == null) {
            throw new RefusedException(
                    "%s holds %s, but has no instrument %s"
                            .formatted(
                                    venue, bracket.intent().orderId(), bracket.intent().symbol()));
        }
        VenueBracket kept =
                new VenueBracket(
                        bracket,
                        known.cancelReason(),
                        known.executions(),
                        new VenueTerms(
                                instrument,
                                connection.gateway().coversPartialFills(),
                                connection.feeRates(),
                                () -> markets.lastPrice(bracket.intent())),
                        reports::add,
                        alarm -> {
                            metrics.alarm(venue);
                            LOG.error("ALARM at {}: {}", venue, alarm);
                        });
        HeldBracket one = new HeldBracket(kept, venue, instrument.venueSymbol(), known.sendings());
        held.put(one.id(), one);
        watch.begin(one);
        exposures.note(one, markets);
        openOrders.note(one);
        return one;
    }

    @Override
    public Sending sendingOf(OrderIntent intent) {
        String venue =
                intent.reduceOnly()
                        ? worksAgainst(intent).stream()
                                .findFirst()
                                .map(HeldBracket::venue)
                                .orElse(routes.venueFor(intent.venue(), intent.symbol()))
                        : connections.well(intent.venue(), intent.symbol(), routes);
        String bookmark = connections.find(venue).map(open -> open.gateway().bookmark()).orElse("");
        return new Sending(venue, system.instant(), bookmark);
    }

    @Override
    public Answer accept(OrderIntent intent, Sending sending) {
        Optional<Refusal> refusal = refuse(intent, sending);
        if (refusal.isPresent()) {
            return Answer.of(refusal.get());
        }
        Bracket bracket =
                new Bracket(
                        intent,
                        Order.entryOf(intent).become(OrderStatus.SENT),
                        null,
                        null,
                        BigDecimal.ZERO);
        List<HeldBracket> against = worksAgainst(intent);
        HeldBracket one =
                hold(
                        bracket,
                        new AtVenue(Map.of(intent.orderId(), sending), Map.of(), null),
                        sending.venue());
        one.awaitsAnswer(true);
        unanswered.merge(Markets.key(intent.venue(), intent.symbol()), 1, Integer::sum);
        if (intent.reduceOnly()) {
            flattening.begin(one, against, false);
            flattening.advance(this::timeOf);
        } else {
            one.bracket().sendAll(rules.collarBasisPoints());
        }
        collect(one, true);
        letLeave();
        return new Answer(List.of(), drainReports(), false);
    }

    private Optional<Refusal> refuse(OrderIntent intent, Sending sending) {
        Instant time = markets.timeOf(intent);
        if (!time.isBefore(intent.validUntil())) {
            String late = "valid until %s, market time is %s".formatted(intent.validUntil(), time);
            return Optional.of(
                    Refusal.of(intent, OrderStatus.SENT, OrderStatus.EXPIRED, time, late));
        }
        return ruleAgainst(intent, sending)
                .map(
                        rule ->
                                Refusal.of(
                                        intent,
                                        OrderStatus.SENT,
                                        OrderStatus.REJECTED,
                                        time,
                                        rule));
    }

    private Optional<String> ruleAgainst(OrderIntent intent, Sending sending) {
        Instrument instrument =
                connections
                        .find(sending.venue())
                        .map(connection -> connection.instruments().get(intent.symbol()))
                        .orElse(null);
        if (instrument == null) {
            return Optional.of(
                    "UNKNOWN_INSTRUMENT: %s is not connected or has no %s"
                            .formatted(sending.venue(), intent.symbol()));
        }
        if (intent.reduceOnly() && worksAgainst(intent).isEmpty()) {
            return Optional.of(
                    "REDUCE_ONLY: nothing of %s at %s is open for a %s to close"
                            .formatted(intent.symbol(), sending.venue(), intent.side()));
        }
        return PlacementRules.refusal(intent, instrument, markets.lastPrice(intent))
                .or(() -> beyondCap(intent));
    }

    private Optional<String> beyondCap(OrderIntent intent) {
        if (intent.reduceOnly()) {
            return Optional.empty();
        }
        BigDecimal open = exposures.total();
        BigDecimal more = intent.quantity().multiply(Exposures.priceOf(intent, markets));
        return open.add(more).compareTo(rules.notionalCap()) <= 0
                ? Optional.empty()
                : Optional.of(
                        "NOTIONAL_CAP: %s open and %s more are above the cap of %s"
                                .formatted(
                                        open.stripTrailingZeros().toPlainString(),
                                        more.stripTrailingZeros().toPlainString(),
                                        rules.notionalCap().toPlainString()));
    }

    /** Brackets that an order may close, oldest first; all at the venue of the first. */
    private List<HeldBracket> worksAgainst(OrderIntent intent) {
        if (!intent.reduceOnly()) {
            return List.of();
        }
        List<HeldBracket> against =
                held.values().stream()
                        .filter(one -> !one.intent().reduceOnly())
                        .filter(one -> one.intent().symbol().equals(intent.symbol()))
                        .filter(one -> one.intent().exitSide() == intent.side())
                        .filter(one -> !one.bracket().finished())
                        .toList();
        return against.stream().filter(one -> one.venue().equals(against.get(0).venue())).toList();
    }

    @Override
    public Answer recover(LedgerState state) {
        connections.compareAll(List.copyOf(held.values()), COMPARE_PATIENCE, outcomes::apply);
        for (HeldBracket one : List.copyOf(held.values())) {
            List<String> sent =
                    one.bracket().unfinished().stream()
                            .filter(order -> order.status() == OrderStatus.SENT)
                            .map(Order::id)
                            .toList();
            one.bracket()
                    .unknown(sent, "the answer was not recorded before a restart", timeOf(one));
            one.bracket()
                    .unanswered()
                    .forEach(order -> questions.ask(one.id(), order.id(), system.instant()));
            if (one.intent().reduceOnly() && !one.bracket().finished()) {
                flattening.begin(one, worksAgainst(one.intent()), true);
            }
            touch(one);
        }
        return new Answer(List.of(), drainReports(), false);
    }

    @Override
    public List<ExecutionReport> onTrade(Trade trade) {
        markets.on(trade);
        if (trade.price().signum() > 0 && trade.quantity().signum() > 0) {
            for (HeldBracket one : watch.onPrice(trade.venue(), trade.symbol())) {
                one.bracket().onPrice(timeOf(one));
                touch(one);
            }
        }
        return drainReports();
    }

    @Override
    public List<ExecutionReport> onClock(Clock clock) {
        markets.on(clock);
        for (HeldBracket one : watch.onClock(clock.venue(), clock.symbol(), this::timeOf)) {
            one.bracket().onClock(timeOf(one));
            touch(one);
        }
        return drainReports();
    }

    private static String marketOf(HeldBracket one) {
        return Markets.key(one.intent().venue(), one.intent().symbol());
    }

    @Override
    public List<ExecutionReport> news() {
        connections.drainNews(outcomes::apply);
        Instant now = system.instant();
        outcomes.askWhatIsDue(now);
        connections.everySecond(now, held.values(), routes, rules, metrics);
        flattening.advance(this::timeOf);
        if (onlyPlacedSince.isBefore(now.minus(LONGEST_UNRECORDED))) {
            touched.addAll(onlyPlaced);
        }
        letLeave();
        return drainReports();
    }

    @Override
    public void durable() {
        commands.durable();
        letLeave();
    }

    private void letLeave() {
        for (CommandQueue.Ready one : commands.drainReady()) {
            connections
                    .required(one.held().venue())
                    .carryOut(
                            one.command(),
                            one.held().venueSymbol(),
                            one.held().sendingOf(one.command().orderId()));
        }
    }

    @Override
    public boolean waitsForRecord() {
        return commands.waits() || !touched.isEmpty();
    }

    @Override
    public boolean answered(String venue, String symbol) {
        return unanswered.getOrDefault(Markets.key(venue, symbol), 0) == 0;
    }

    @Override
    public List<ExecutionReport> cancel(String intentId, String reason) {
        HeldBracket one = held.get(intentId);
        if (one != null) {
            one.bracket().requestCancel(reason);
            touch(one);
        }
        return drainReports();
    }

    @Override
    public List<ExecutionReport> cancelEntries(String reason) {
        for (HeldBracket one : List.copyOf(held.values())) {
            if (!one.intent().reduceOnly()) {
                one.bracket().requestCancel(reason);
                touch(one);
            }
        }
        return drainReports();
    }

    /** The bracket of an intent; null if there is none, or none any more. */
    HeldBracket find(String intentId) {
        return held.get(intentId);
    }

    /** What is held at a venue and not over. */
    List<HeldBracket> unfinishedAt(String venue) {
        return held.values().stream().filter(one -> one.venue().equals(venue)).toList();
    }

    Instant timeOf(HeldBracket one) {
        return markets.timeOf(one.intent());
    }

    /** Has an entry placed again that the exchange never had. */
    void placeAgain(HeldBracket one) {
        one.bracket().reopen();
        if (one.intent().reduceOnly()) {
            flattening.begin(one, worksAgainst(one.intent()), false);
        } else {
            one.bracket().sendAll(rules.collarBasisPoints());
        }
        touch(one);
    }

    private Instrument instrumentOf(HeldBracket one) {
        return connections.required(one.venue()).instruments().get(one.intent().symbol());
    }

    /** Takes up what a bracket wants and how it is now. */
    void touch(HeldBracket one) {
        collect(one, false);
    }

    private void collect(HeldBracket one, boolean entryDurable) {
        for (VenueCommand command : one.bracket().drainCommands()) {
            Instant now = system.instant();
            if (command instanceof VenueCommand.Search search) {
                if (search.expected()) {
                    questions.askIfUntold(one.id(), search.orderId(), now.plus(EXIT_PATIENCE));
                } else {
                    questions.ask(one.id(), search.orderId(), now.plus(FILL_PATIENCE));
                }
            } else if (command instanceof VenueCommand.Cancel) {
                commands.leave(one, command);
            } else if (entryDurable && CommandQueue.orderIds(command).contains(one.id())) {
                commands.leave(one, command);
            } else {
                String bookmark = connections.required(one.venue()).gateway().bookmark();
                commands.leaveWhenDurable(one, command, new Sending(one.venue(), now, bookmark));
            }
        }
        if (one.bracket().drainChanged()) {
            touched.add(one);
            exposures.note(one, markets);
            openOrders.note(one);
        }
        watch.note(one);
        noteAnswer(one);
    }

    private void noteAnswer(HeldBracket one) {
        if (one.bracket().state().entry().status() != OrderStatus.SENT && one.awaitsAnswer()) {
            one.awaitsAnswer(false);
            unanswered.computeIfPresent(
                    marketOf(one), (key, number) -> number == 1 ? null : number - 1);
        }
    }

    /** A request left: worth knowing, but not worth a commit of its own. */
    void left(HeldBracket one, List<String> orderIds, Instant when) {
        orderIds.forEach(orderId -> placed.put(orderId, when));
        onlyPlaced.add(one);
        if (onlyPlacedSince.equals(Instant.MAX)) {
            onlyPlacedSince = system.instant();
        }
    }

    @Override
    public Instant timeOf(OrderIntent intent) {
        return markets.timeOf(intent);
    }

    @Override
    public void lookAgain(String venue, String symbol) {
        // Exchanges tell their instruments themselves.
    }

    @Override
    public boolean differs(Instrument instrument) {
        return false;
    }

    @Override
    public void replace(Instrument instrument) {
        throw new IllegalStateException("exchanges tell their instruments themselves");
    }

    @Override
    public boolean ordersChanged() {
        return !touched.isEmpty();
    }

    @Override
    public Map<OrderStatus, Long> openOrders() {
        return openOrders.counts();
    }

    @Override
    public Changed drainChanged() {
        touched.addAll(onlyPlaced);
        onlyPlaced.clear();
        onlyPlacedSince = Instant.MAX;
        List<Bracket> brackets = touched.stream().map(one -> one.bracket().state()).toList();
        Map<String, String> reasons = new HashMap<>();
        for (HeldBracket one : touched) {
            if (one.bracket().cancelReason() != null) {
                reasons.put(one.id(), one.bracket().cancelReason());
            }
            if (one.bracket().finished()) {
                held.remove(one.id());
            }
        }
        touched.clear();
        Map<String, Instant> left = Map.copyOf(placed);
        placed.clear();
        return new Changed(brackets, markets.drainMoved(), commands.drainSendings(), reasons, left);
    }

    private List<ExecutionReport> drainReports() {
        if (reports.isEmpty()) {
            return List.of();
        }
        List<ExecutionReport> drained = List.copyOf(reports);
        reports.clear();
        return drained;
    }
}
