package io.smctrading.sidecar.exchange.oanda;

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
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.HttpLimits;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * An OANDA v20 account. Exits are hung on the trade that the entry opens; a trade's two exits end
 * together. A market order is filled whole or cancelled at once.
 */
public final class OandaGateway implements ExchangeGateway {

    static final String VENUE = "oanda";

    /** Transactions that an answer may carry, each under its own name. */
    private static final List<String> TRANSACTIONS =
            List.of(
                    "orderCreateTransaction",
                    "orderFillTransaction",
                    "orderCancelTransaction",
                    "orderReissueTransaction",
                    "takeProfitOrderCancelTransaction",
                    "takeProfitOrderTransaction",
                    "takeProfitOrderFillTransaction",
                    "takeProfitOrderCreatedCancelTransaction",
                    "stopLossOrderCancelTransaction",
                    "stopLossOrderTransaction",
                    "stopLossOrderFillTransaction",
                    "stopLossOrderCreatedCancelTransaction");

    private final InstantSource source;
    private final GatewayObserver observer;
    private final ExchangeHttp http;
    private final OandaRequests requests;
    private final OandaQueries queries;
    private final OandaTransactions transactions;
    private final OandaSearch search;
    private final AtomicLong streamMessages = new AtomicLong();
    private volatile OandaStream stream;

    /**
     * @param ours tells client ids of this system from those of others on the same account
     * @param source this system's clock
     */
    public OandaGateway(
            OandaConfig config,
            Predicate<String> ours,
            InstantSource source,
            GatewayObserver observer) {
        this.source = source;
        this.observer = observer;
        this.http =
                new ExchangeHttp(
                        new ExchangeHttp.Setup(
                                VENUE,
                                HttpLimits.of(
                                        config.requestTimeout(),
                                        OandaRequests.REQUESTS_PER_SECOND,
                                        Duration.ofSeconds(1)),
                                new OandaRules(),
                                Optional.empty(),
                                source,
                                observer));
        this.requests = new OandaRequests(config, http);
        this.queries = new OandaQueries(requests, ours);
        OandaBook book = new OandaBook(queries::known, queries::trade);
        this.transactions = new OandaTransactions(book, ours, queries::homeCurrency);
        this.search = new OandaSearch(queries, transactions);
        http.start();
    }

    @Override
    public String venue() {
        return VENUE;
    }

    /** Exits are made with the trade, of its size. */
    @Override
    public boolean coversPartialFills() {
        return true;
    }

    @Override
    public List<Instrument> instruments() {
        return queries.instruments();
    }

    @Override
    public PlaceAnswer place(Placement placement) {
        Outcome outcome =
                requests.send(
                        "place",
                        Call.Kind.ORDER,
                        placement.clientId(),
                        "POST",
                        "/orders",
                        OandaOrderBody.of(placement));
        return placed(outcome, placement.clientId());
    }

    @Override
    public PlaceAnswer protect(Protection protection) {
        String firstId =
                protection.stop() != null
                        ? protection.stop().clientId()
                        : protection.target().clientId();
        Outcome outcome =
                requests.send(
                        "protect",
                        Call.Kind.ORDER,
                        firstId,
                        "PUT",
                        "/trades/@" + protection.entryId() + "/orders",
                        OandaOrderBody.of(protection));
        return placed(outcome, firstId);
    }

    private PlaceAnswer placed(Outcome outcome, String firstId) {
        if (outcome instanceof Outcome.Success success) {
            try {
                return accepted(success.answer().json(), firstId);
            } catch (ExchangeException e) {
                return new PlaceAnswer.Unknown(e.error(), e.getMessage());
            }
        }
        if (outcome instanceof Outcome.Refused refused) {
            // An order of this id is pending, or its trade open: it may be this very one.
            return refused.error() == ErrorClass.DUPLICATE_ID
                    ? new PlaceAnswer.Unknown(refused.error(), refused.reason())
                    : new PlaceAnswer.Refused(refused.error(), refused.reason());
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return new PlaceAnswer.NotSent(notSent.error(), notSent.reason(), notSent.retryAfter());
        }
        return new PlaceAnswer.Unknown(outcome.problem().orElseThrow(), outcome.reason());
    }

    private PlaceAnswer accepted(JsonView answer, String firstId) {
        List<OandaTransactions.Said> said = said(answer);
        List<VenueOrder> orders = new ArrayList<>(OandaTransactions.newest(said));
        orders.sort(Comparator.comparing(order -> !order.clientId().equals(firstId)));
        if (orders.isEmpty() || !orders.get(0).clientId().equals(firstId)) {
            return new PlaceAnswer.Unknown(
                    ErrorClass.PROTOCOL, "the answer tells nothing of " + firstId);
        }
        List<VenueFill> fills = new ArrayList<>();
        said.stream().filter(one -> one.fill() != null).forEach(one -> fills.add(one.fill()));
        return new PlaceAnswer.Accepted(orders, fills);
    }

    /** What an answer's transactions say, in their order. */
    private List<OandaTransactions.Said> said(JsonView answer) {
        return TRANSACTIONS.stream()
                .map(answer::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(OandaQueries::idOf))
                .map(transactions::read)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public CancelAnswer cancel(String venueSymbol, String clientId) {
        Outcome outcome =
                requests.send(
                        "cancel",
                        Call.Kind.CANCEL,
                        clientId,
                        "PUT",
                        "/orders/@" + clientId + "/cancel",
                        null);
        if (outcome instanceof Outcome.Success success) {
            try {
                return new CancelAnswer.Canceled(
                        OandaTransactions.newest(said(success.answer().json())));
            } catch (ExchangeException e) {
                return new CancelAnswer.Requested();
            }
        }
        ErrorClass error = outcome.problem().orElseThrow();
        return error == ErrorClass.NOT_FOUND
                ? new CancelAnswer.NotWorking(outcome.reason())
                : new CancelAnswer.Failed(error, outcome.reason());
    }

    @Override
    public String bookmark() {
        long last = requests.lastTransaction();
        return last == 0 ? "" : Long.toString(last);
    }

    @Override
    public Evidence search(String venueSymbol, String clientId, Instant sent, String bookmark) {
        return search.search(clientId, sent, bookmark);
    }

    @Override
    public List<VenueOrder> openOrders() {
        return queries.pendingOrders();
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
        GatewayHealth health = http.health(null);
        OandaStream current = stream;
        return current == null
                ? health
                : health.withStream(current.ready(), current.heard(), streamMessages.get());
    }

    @Override
    public void listen(StreamListener listener) {
        OandaStream opened =
                new OandaStream(
                        http.client(), requests::stream, new Heard(listener), source, observer);
        stream = opened;
        opened.start();
    }

    /** Tells a listener what the stream's lines say. */
    private final class Heard implements OandaStream.Lines {

        private final StreamListener listener;

        Heard(StreamListener listener) {
            this.listener = listener;
        }

        @Override
        public void connected() {
            listener.connected();
        }

        @Override
        public void heard(JsonView line) {
            if (line.text("type").equals("HEARTBEAT")) {
                requests.note(line);
                return;
            }
            transactions
                    .read(line)
                    .ifPresent(
                            said -> {
                                if (said.fill() != null) {
                                    listener.fill(said.fill());
                                }
                                listener.order(said.order());
                            });
            requests.noteTransaction(OandaQueries.idOf(line));
            streamMessages.incrementAndGet();
        }

        @Override
        public void lost(String reason) {
            listener.disconnected(reason);
        }
    }

    @Override
    public void close() {
        OandaStream current = stream;
        if (current != null) {
            current.close();
        }
        http.close();
    }
}
