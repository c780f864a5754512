package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OANDA can be asked; all of it throws {@link ExchangeException}. */
final class OandaQueries {

    private static final int PAGE = 1000;
    private static final Pattern ID_RANGE = Pattern.compile("(from|to)=(\\d+)");

    private final OandaRequests requests;
    private final Predicate<String> ours;
    private volatile String homeCurrency;

    /**
     * @param ours tells client ids of this system from those of others on the same account
     */
    OandaQueries(OandaRequests requests, Predicate<String> ours) {
        this.requests = requests;
        this.ours = ours;
    }

    List<Instrument> instruments() {
        return requests.read("instruments", "/instruments").list("instruments").stream()
                .map(OandaQueries::instrumentOf)
                .toList();
    }

    /** The least trade is a lot where it is more than the last decimal of units. */
    static Instrument instrumentOf(JsonView json) {
        String name = json.text("name");
        int underscore = name.indexOf('_');
        if (underscore < 1) {
            throw json.unknown("name");
        }
        String base = name.substring(0, underscore);
        String quote = name.substring(underscore + 1);
        BigDecimal step = decimals(json, "tradeUnitsPrecision");
        BigDecimal least = json.decimal("minimumTradeSize");
        return new Instrument(
                "oanda",
                base + "-" + quote,
                name,
                base,
                quote,
                decimals(json, "displayPrecision"),
                least.compareTo(step) > 0 ? least.stripTrailingZeros() : step,
                BigDecimal.ZERO,
                true);
    }

    private static BigDecimal decimals(JsonView json, String name) {
        return BigDecimal.ONE.movePointLeft(Math.toIntExact(json.whole(name)));
    }

    /** The account's currency, asked for once. */
    String homeCurrency() {
        String known = homeCurrency;
        if (known == null) {
            known = summary().text("currency");
            homeCurrency = known;
        }
        return known;
    }

    List<ExchangeGateway.Balance> balances() {
        JsonView account = summary();
        return List.of(
                new ExchangeGateway.Balance(
                        account.text("currency"),
                        account.decimal("balance"),
                        account.decimal("marginUsed")));
    }

    private JsonView summary() {
        return requests.read("balances", "/summary").at("account");
    }

    List<ExchangeGateway.Position> positions() {
        return requests.read("positions", "/openPositions").list("positions").stream()
                .map(OandaQueries::positionOf)
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<ExchangeGateway.Position> positionOf(JsonView json) {
        JsonView longs = json.at("long");
        JsonView shorts = json.at("short");
        BigDecimal units = longs.decimal("units").add(shorts.decimal("units"));
        if (units.signum() == 0) {
            return Optional.empty();
        }
        JsonView side = units.signum() > 0 ? longs : shorts;
        return Optional.of(
                new ExchangeGateway.Position(
                        json.text("instrument"), units, side.decimal("averagePrice")));
    }

    /** All orders of ours that wait, exits with the size of their trade. */
    List<VenueOrder> pendingOrders() {
        List<JsonView> pending =
                requests.read("open-orders", "/pendingOrders").list("orders").stream()
                        .filter(order -> OandaTransactions.clientId(order).filter(ours).isPresent())
                        .toList();
        Map<String, OandaBook.Trade> trades =
                pending.stream().anyMatch(order -> order.has("tradeID")) ? openTrades() : Map.of();
        List<VenueOrder> orders = new ArrayList<>();
        for (JsonView order : pending) {
            // Without a trade it has ended since: its cancel has been told.
            orderOf(order, id -> Optional.ofNullable(trades.get(id)))
                    .ifPresent(known -> orders.add(venueOrder(order, known)));
        }
        return orders;
    }

    private Map<String, OandaBook.Trade> openTrades() {
        Map<String, OandaBook.Trade> trades = new HashMap<>();
        for (JsonView trade : requests.read("open-trades", "/openTrades").list("trades")) {
            trades.put(
                    trade.id("id"),
                    new OandaBook.Trade(trade.text("instrument"), trade.decimal("currentUnits")));
        }
        return trades;
    }

    /** How OANDA shows an order, for the contract. */
    VenueOrder venueOrder(JsonView json, OandaBook.Known order) {
        OrderStatus status =
                switch (json.text("state")) {
                    case "PENDING", "TRIGGERED" -> OrderStatus.ACCEPTED;
                    case "FILLED" -> OrderStatus.FILLED;
                    case "CANCELLED" -> OrderStatus.CANCELED;
                    default -> throw json.unknown("state");
                };
        Instant time =
                switch (status) {
                    case FILLED -> time(json, "filledTime");
                    case CANCELED -> time(json, "cancelledTime");
                    default -> json.instant("createTime");
                };
        return new VenueOrder(
                order.clientId(),
                order.orderId(),
                order.instrument(),
                order.side(),
                status,
                order.quantity(),
                status == OrderStatus.FILLED ? order.quantity() : BigDecimal.ZERO,
                time,
                null);
    }

    private static Instant time(JsonView json, String name) {
        return json.instant(json.has(name) ? name : "createTime");
    }

    /**
     * An order by OANDA's id or, behind an @, by ours; empty if OANDA has none or it is not ours.
     */
    Optional<JsonView> order(String specifier) {
        return look("order", "/orders/" + specifier).map(json -> json.at("order"));
    }

    /** An order of ours by OANDA's id. */
    Optional<OandaBook.Known> known(String orderId) {
        return order(orderId).flatMap(json -> orderOf(json, this::trade));
    }

    /** A trade, open or closed. */
    Optional<OandaBook.Trade> trade(String tradeId) {
        return look("trade", "/trades/" + tradeId)
                .map(json -> json.at("trade"))
                .map(
                        json ->
                                new OandaBook.Trade(
                                        json.text("instrument"), json.decimal("initialUnits")));
    }

    /** What an order is; empty if it is not ours, or its trade is gone. */
    Optional<OandaBook.Known> orderOf(
            JsonView json, Function<String, Optional<OandaBook.Trade>> trades) {
        Optional<String> clientId = OandaTransactions.clientId(json).filter(ours);
        if (clientId.isEmpty()) {
            return Optional.empty();
        }
        if (json.has("tradeID")) {
            return trades.apply(json.id("tradeID"))
                    .map(trade -> OandaTransactions.exit(json.id("id"), clientId.get(), trade));
        }
        BigDecimal units = json.decimal("units");
        return Optional.of(
                new OandaBook.Known(
                        clientId.get(),
                        json.id("id"),
                        json.text("instrument"),
                        OandaTransactions.sideOf(units),
                        units.abs()));
    }

    /** All transactions behind one. */
    List<JsonView> transactionsSince(long id) {
        List<JsonView> all = new ArrayList<>();
        long from = id;
        while (true) {
            JsonView json =
                    requests.read(
                            "transactions",
                            "/transactions/sinceid",
                            new Parameters().with("id", from));
            List<JsonView> more = json.list("transactions");
            all.addAll(more);
            long last = Long.parseLong(json.id("lastTransactionID"));
            long reached = more.isEmpty() ? last : idOf(more.get(more.size() - 1));
            if (reached >= last || reached <= from) {
                return all;
            }
            from = reached;
        }
    }

    /** All transactions since a time. */
    List<JsonView> transactionsSince(Instant time) {
        JsonView pages =
                requests.read(
                        "transactions",
                        "/transactions",
                        new Parameters().with("from", time).with("pageSize", PAGE));
        List<JsonView> all = new ArrayList<>();
        for (JsonView page : pages.list("pages")) {
            all.addAll(
                    requests.read("transactions", "/transactions/idrange", rangeOf(page))
                            .list("transactions"));
        }
        return all;
    }

    /** A page is an address at OANDA; of it only the range is taken. */
    private static Parameters rangeOf(JsonView page) {
        String query = URI.create(page.asText()).getQuery();
        Parameters range = new Parameters();
        Matcher matcher = ID_RANGE.matcher(query == null ? "" : query);
        while (matcher.find()) {
            range.with(matcher.group(1), matcher.group(2));
        }
        if (range.values().size() != 2) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, page.path() + " has no range of transactions");
        }
        return range;
    }

    static long idOf(JsonView transaction) {
        return Long.parseLong(transaction.id("id"));
    }

    private Optional<JsonView> look(String operation, String path) {
        Outcome outcome = requests.look(operation, path);
        if (outcome instanceof Outcome.Success success) {
            return Optional.of(success.answer()).map(HttpAnswer::json);
        }
        ErrorClass error = outcome.problem().orElseThrow();
        if (error == ErrorClass.NOT_FOUND) {
            return Optional.empty();
        }
        throw new ExchangeException(error, "oanda " + operation + ": " + outcome.reason());
    }
}
