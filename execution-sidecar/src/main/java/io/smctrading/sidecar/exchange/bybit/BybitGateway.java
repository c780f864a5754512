package io.smctrading.sidecar.exchange.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.GatewayHealth;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.exchange.http.Backoff;
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.ExchangeSocket;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.HttpLimits;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One category of a Bybit v5 account. Bybit takes orders asynchronously: an accepted one may still
 * be rejected, which the stream or a search tells.
 *
 * <p>Exits that come with an entry are Bybit's own pair. Exits placed later by {@link #protect} are
 * two orders of which Bybit does not know that they belong together: when one is filled, {@link
 * PairKeeper} cancels the other; until then both can only close what is held.
 */
public final class BybitGateway implements ExchangeGateway {

    private static final ExchangeSocket.Terms STREAM_TERMS =
            new ExchangeSocket.Terms(
                    null,
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(20),
                    Duration.ofDays(3650),
                    new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30)));

    private final BybitCategory category;
    private final BybitConfig config;
    private final InstantSource source;
    private final GatewayObserver observer;
    private final ExchangeHttp http;
    private final BybitRequests requests;
    private final BybitOrderBody bodies;
    private final BybitQueries queries;
    private final BybitExits exits;
    private final BybitSearch search;
    private final BybitCancels cancels;
    private final PairKeeper pairs;
    private volatile ExchangeSocket stream;
    private volatile BybitConversation conversation;

    /**
     * @param ours tells client ids of this system from those of others on the same account
     * @param source this system's clock
     */
    public BybitGateway(
            BybitCategory category,
            BybitConfig config,
            Predicate<String> ours,
            InstantSource source,
            GatewayObserver observer) {
        this.category = category;
        this.config = config;
        this.source = source;
        this.observer = observer;
        this.http =
                new ExchangeHttp(
                        new ExchangeHttp.Setup(
                                category.venue(),
                                HttpLimits.of(
                                        config.requestTimeout(),
                                        config.weightLimit(),
                                        Duration.ofSeconds(1)),
                                new BybitRules(),
                                Optional.of(BybitRequests.serverTime(config)),
                                source,
                                observer));
        this.requests = new BybitRequests(category, config, http);
        this.bodies = new BybitOrderBody(category);
        this.queries = new BybitQueries(category, requests, http.clock()::now);
        this.exits = new BybitExits(queries, ours);
        this.search = new BybitSearch(category, queries, exits);
        this.cancels = new BybitCancels(category, requests, bodies, queries, exits);
        this.pairs = new PairKeeper(category.venue(), this::cancel);
        http.start();
    }

    @Override
    public String venue() {
        return category.venue();
    }

    /**
     * Of linear the documents say that exits are as large as what is filled; of spot they say
     * nothing, so nothing is promised.
     */
    @Override
    public boolean coversPartialFills() {
        return category == BybitCategory.LINEAR;
    }

    @Override
    public List<Instrument> instruments() {
        return queries.instruments();
    }

    @Override
    public PlaceAnswer place(Placement placement) {
        Optional<String> refusal = bodies.refusal(placement);
        if (refusal.isPresent()) {
            return new PlaceAnswer.Refused(ErrorClass.REFUSED, refusal.get());
        }
        return create(
                placement.clientId(), placement.side(), placement.quantity(), bodies.of(placement));
    }

    @Override
    public PlaceAnswer protect(Protection protection) {
        ExitTerms stop = protection.stop();
        ExitTerms target = protection.target();
        if (stop == null) {
            return exit(protection, target, bodies.targetOf(protection));
        }
        PlaceAnswer first = exit(protection, stop, bodies.stopOf(protection));
        if (target == null || !(first instanceof PlaceAnswer.Accepted placed)) {
            return first;
        }
        PlaceAnswer second = exit(protection, target, bodies.targetOf(protection));
        if (second instanceof PlaceAnswer.Unknown unknown) {
            return new PlaceAnswer.Unknown(
                    unknown.error(),
                    stop.clientId() + " is placed, the target: " + unknown.reason());
        }
        List<VenueOrder> both = new ArrayList<>(placed.orders());
        both.add(targetAfter(protection, second, placed.orders().get(0).time()));
        return new PlaceAnswer.Accepted(both, List.of());
    }

    private PlaceAnswer exit(Protection protection, ExitTerms terms, ObjectNode body) {
        return create(terms.clientId(), protection.side(), protection.quantity(), body);
    }

    /** The stop holds; a target that was certainly not taken is told as rejected. */
    private static VenueOrder targetAfter(Protection protection, PlaceAnswer answer, Instant time) {
        if (answer instanceof PlaceAnswer.Accepted accepted) {
            return accepted.orders().get(0);
        }
        String reason =
                answer instanceof PlaceAnswer.Refused refused
                        ? refused.reason()
                        : ((PlaceAnswer.NotSent) answer).reason();
        return new VenueOrder(
                protection.target().clientId(),
                "",
                protection.venueSymbol(),
                protection.side(),
                OrderStatus.REJECTED,
                protection.quantity(),
                BigDecimal.ZERO,
                time,
                reason);
    }

    private PlaceAnswer create(
            String clientId, OrderSide side, BigDecimal quantity, ObjectNode body) {
        Outcome outcome =
                requests.post("place", Call.Kind.ORDER, clientId, "/v5/order/create", body);
        if (outcome instanceof Outcome.Success success) {
            try {
                return accepted(clientId, side, quantity, body, success.answer().json());
            } catch (ExchangeException e) {
                return new PlaceAnswer.Unknown(e.error(), e.getMessage());
            }
        }
        if (outcome instanceof Outcome.Refused refused) {
            // An order of this id is there: it may be this very one.
            return refused.error() == ErrorClass.DUPLICATE_ID
                    ? new PlaceAnswer.Unknown(refused.error(), refused.reason())
                    : new PlaceAnswer.Refused(refused.error(), refused.reason());
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return new PlaceAnswer.NotSent(notSent.error(), notSent.reason(), notSent.retryAfter());
        }
        return new PlaceAnswer.Unknown(outcome.problem().orElseThrow(), outcome.reason());
    }

    private static PlaceAnswer accepted(
            String clientId,
            OrderSide side,
            BigDecimal quantity,
            ObjectNode body,
            JsonView answer) {
        return new PlaceAnswer.Accepted(
                List.of(
                        new VenueOrder(
                                clientId,
                                answer.at("result").text("orderId"),
                                body.get("symbol").textValue(),
                                side,
                                OrderStatus.ACCEPTED,
                                quantity,
                                BigDecimal.ZERO,
                                answer.millis("time"),
                                null)),
                List.of());
    }

    @Override
    public CancelAnswer cancel(String venueSymbol, String clientId) {
        return cancels.cancel(venueSymbol, clientId);
    }

    /** Bybit's client ids are unique for ever: nothing else is needed. */
    @Override
    public String bookmark() {
        return "";
    }

    @Override
    public Evidence search(String venueSymbol, String clientId, Instant sent, String bookmark) {
        return search.search(venueSymbol, clientId, sent);
    }

    @Override
    public List<VenueOrder> openOrders() {
        return exits.ours(queries.openOrders()).stream()
                .filter(order -> order.status().working())
                .toList();
    }

    @Override
    public List<VenueFill> fills(String venueSymbol, Instant since) {
        return search.fills(venueSymbol, since);
    }

    @Override
    public List<Balance> balances() {
        return queries.balances();
    }

    @Override
    public List<Position> positions() {
        return queries.positions();
    }

    @Override
    public GatewayHealth health() {
        GatewayHealth health = http.health(stream);
        BybitConversation current = conversation;
        return current == null
                ? health
                : health.withStream(
                        health.streamConnected(), health.streamHeard(), current.messages());
    }

    @Override
    public void listen(StreamListener listener) {
        conversation =
                new BybitConversation(
                        category,
                        exits,
                        queries::instrument,
                        () -> requests.login(http.clock().now()),
                        pairs,
                        listener);
        ExchangeSocket socket =
                new ExchangeSocket(
                        category.venue(),
                        new ExchangeSocket.Terms(
                                config.streamUrl(),
                                STREAM_TERMS.silence(),
                                STREAM_TERMS.keepAlive(),
                                STREAM_TERMS.oldest(),
                                STREAM_TERMS.backoff()),
                        conversation,
                        http.client(),
                        source,
                        observer);
        stream = socket;
        socket.start();
    }

    @Override
    public void close() {
        ExchangeSocket socket = stream;
        if (socket != null) {
            socket.close();
        }
        pairs.close();
        http.close();
    }
}
