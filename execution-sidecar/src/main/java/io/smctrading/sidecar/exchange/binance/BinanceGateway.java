package io.smctrading.sidecar.exchange.binance;

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
import io.smctrading.sidecar.exchange.http.Parameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Binance spot account.
 *
 * <p>Exits come with their entry as an order list (OTOCO) and come to life when the entry is filled
 * whole; the working order of such a list is a limit order, so that a market entry with exits needs
 * a collar. An order that is cancelled ends its list.
 */
public final class BinanceGateway implements ExchangeGateway {

    static final String VENUE = "binance";

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    private final BinanceRequests requests;
    private final ExchangeHttp http;
    private final ClientIds ids = new ClientIds();
    private final BinanceOrders orders = new BinanceOrders(ids);
    private final BinanceHistory history;
    private final BinanceConfig config;
    private final Predicate<String> ours;
    private final InstantSource source;
    private final GatewayObserver observer;
    private volatile Map<String, BigDecimal> lotSizes = Map.of();
    private volatile BigDecimal feeRate;
    private volatile Listening stream;

    private record Listening(ExchangeSocket socket, BinanceStream conversation) {}

    /**
     * Measures the exchange's clock at once, and every minute.
     *
     * @param ours tells client ids of this system from those of others on the same account
     */
    public BinanceGateway(
            BinanceConfig config,
            Predicate<String> ours,
            InstantSource source,
            GatewayObserver observer) {
        this.config = config;
        this.ours = ours;
        this.source = source;
        this.observer = observer;
        this.requests = new BinanceRequests(config);
        this.http =
                new ExchangeHttp(
                        new ExchangeHttp.Setup(
                                VENUE,
                                HttpLimits.of(
                                        config.requestTimeout(),
                                        config.weightLimit(),
                                        Duration.ofSeconds(10)),
                                new BinanceRules(),
                                Optional.of(
                                        new ExchangeHttp.ServerTime(
                                                Call.read(
                                                        "time",
                                                        1,
                                                        requests.open(
                                                                "/api/v3/time", new Parameters())),
                                                answer -> answer.json().millis("serverTime"))),
                                source,
                                observer));
        this.history = new BinanceHistory(http, requests, ids, orders, ours);
        http.start();
    }

    @Override
    public String venue() {
        return VENUE;
    }

    @Override
    public boolean coversPartialFills() {
        return false;
    }

    @Override
    public List<Instrument> instruments() {
        Parameters parameters =
                new Parameters().with("symbolStatus", "TRADING").with("showPermissionSets", false);
        List<Instrument> instruments =
                BinanceInstruments.of(
                        http.read(
                                        Call.read(
                                                "instruments",
                                                20,
                                                requests.open("/api/v3/exchangeInfo", parameters)))
                                .json());
        lotSizes =
                instruments.stream()
                        .collect(Collectors.toMap(Instrument::venueSymbol, Instrument::lotSize));
        // Its fees are known before the first order needs them.
        account();
        return instruments;
    }

    @Override
    public PlaceAnswer place(Placement placement) {
        try {
            BinancePlacements.Order order =
                    placement.protectedByExits()
                            ? BinancePlacements.of(
                                    placement, lotSizeOf(placement.venueSymbol()), feeRate())
                            : BinancePlacements.of(placement, BigDecimal.ONE, BigDecimal.ZERO);
            return post("place", placement.clientId(), order);
        } catch (BinancePlacements.Inexpressible e) {
            return new PlaceAnswer.Refused(ErrorClass.FILTER, e.getMessage());
        } catch (ExchangeException e) {
            return new PlaceAnswer.NotSent(e.error(), e.getMessage(), retryAfter());
        }
    }

    @Override
    public PlaceAnswer protect(Protection protection) {
        String first =
                protection.stop() == null
                        ? protection.target().clientId()
                        : protection.stop().clientId();
        return post("protect", first, BinancePlacements.of(protection));
    }

    @Override
    public CancelAnswer cancel(String venueSymbol, String clientId) {
        Parameters parameters =
                new Parameters()
                        .with("symbol", venueSymbol)
                        .with("origClientOrderId", clientId)
                        .with("newClientOrderId", ClientIds.cancelOf(clientId));
        Outcome outcome =
                http.call(
                        new Call(
                                "cancel",
                                Call.Kind.CANCEL,
                                clientId,
                                1,
                                requests.signed("DELETE", "/api/v3/order", parameters)));
        if (outcome instanceof Outcome.Success success) {
            try {
                return new CancelAnswer.Canceled(
                        first(clientId, orders.orders(success.answer().json())));
            } catch (ExchangeException e) {
                return new CancelAnswer.Failed(e.error(), e.getMessage());
            }
        }
        if (outcome instanceof Outcome.Refused refused && refused.code().equals("-2011")) {
            return new CancelAnswer.NotWorking(refused.reason());
        }
        return new CancelAnswer.Failed(outcome.problem().orElseThrow(), outcome.reason());
    }

    /** Binance is asked by time: no bookmark is needed. */
    @Override
    public String bookmark() {
        return "";
    }

    @Override
    public Evidence search(String venueSymbol, String clientId, Instant sent, String bookmark) {
        return history.search(venueSymbol, clientId, sent);
    }

    @Override
    public List<VenueOrder> openOrders() {
        return history.openOrders();
    }

    @Override
    public List<VenueFill> fills(String venueSymbol, Instant since) {
        return history.fills(venueSymbol, since);
    }

    @Override
    public List<Balance> balances() {
        return account().list("balances").stream()
                .map(
                        balance ->
                                new Balance(
                                        balance.text("asset"),
                                        balance.decimal("free").add(balance.decimal("locked")),
                                        balance.decimal("locked")))
                .toList();
    }

    @Override
    public List<Position> positions() {
        return List.of();
    }

    @Override
    public GatewayHealth health() {
        Listening listening = stream;
        GatewayHealth health = http.health(null);
        return listening == null
                ? health
                : health.withStream(
                        listening.socket().ready(),
                        listening.socket().heard(),
                        listening.conversation().messages());
    }

    @Override
    public void listen(StreamListener listener) {
        BinanceStream conversation = new BinanceStream(requests, http, ids, orders, ours, listener);
        ExchangeSocket socket =
                new ExchangeSocket(
                        VENUE,
                        new ExchangeSocket.Terms(
                                config.streamUrl(),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30),
                                Duration.ofHours(23),
                                new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30))),
                        conversation,
                        http.client(),
                        source,
                        observer);
        stream = new Listening(socket, conversation);
        socket.start();
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.socket().close();
        }
        http.close();
    }

    private PlaceAnswer post(String operation, String clientId, BinancePlacements.Order order) {
        Outcome outcome =
                http.call(
                        new Call(
                                operation,
                                Call.Kind.ORDER,
                                clientId,
                                1,
                                requests.signed("POST", order.path(), order.parameters())));
        if (outcome instanceof Outcome.Success success) {
            return accepted(clientId, success);
        }
        if (outcome instanceof Outcome.Refused refused) {
            // Ids are made of decisions: one that is there already is of an attempt of our own.
            return refused.error() == ErrorClass.DUPLICATE_ID
                    ? new PlaceAnswer.Unknown(refused.error(), refused.reason())
                    : new PlaceAnswer.Refused(refused.error(), refused.reason());
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return new PlaceAnswer.NotSent(notSent.error(), notSent.reason(), notSent.retryAfter());
        }
        return new PlaceAnswer.Unknown(outcome.problem().orElseThrow(), outcome.reason());
    }

    private PlaceAnswer accepted(String clientId, Outcome.Success success) {
        try {
            JsonView answer = success.answer().json();
            return new PlaceAnswer.Accepted(
                    first(clientId, orders.orders(answer)), orders.fills(answer));
        } catch (ExchangeException e) {
            return new PlaceAnswer.Unknown(e.error(), e.getMessage());
        }
    }

    /** The order asked for first, then those that belong to it. */
    private static List<VenueOrder> first(String clientId, List<VenueOrder> orders) {
        List<VenueOrder> sorted = new ArrayList<>();
        for (VenueOrder order : orders) {
            sorted.add(order.clientId().equals(clientId) ? 0 : sorted.size(), order);
        }
        return sorted;
    }

    private Duration retryAfter() {
        return http.bannedUntil()
                .map(until -> Duration.between(source.instant(), until))
                .filter(rest -> rest.compareTo(FIRST_RETRY) > 0)
                .orElse(FIRST_RETRY);
    }

    private BigDecimal lotSizeOf(String venueSymbol) {
        if (!lotSizes.containsKey(venueSymbol)) {
            instruments();
        }
        BigDecimal lotSize = lotSizes.get(venueSymbol);
        if (lotSize == null) {
            throw new BinancePlacements.Inexpressible(
                    "Binance does not trade " + venueSymbol + " now");
        }
        return lotSize;
    }

    /** Highest share of what is bought that may be kept as fee. */
    private BigDecimal feeRate() {
        if (feeRate == null) {
            account();
        }
        return feeRate;
    }

    private JsonView account() {
        JsonView account =
                http.read(
                                Call.read(
                                        "account",
                                        20,
                                        requests.signed(
                                                "GET",
                                                "/api/v3/account",
                                                new Parameters().with("omitZeroBalances", true))))
                        .json();
        JsonView rates = account.at("commissionRates");
        feeRate = rates.decimal("maker").max(rates.decimal("taker")).add(rates.decimal("buyer"));
        return account;
    }
}
