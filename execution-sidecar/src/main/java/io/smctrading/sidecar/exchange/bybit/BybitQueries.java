package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What Bybit can be asked; all of it throws {@link ExchangeException}. */
final class BybitQueries implements BybitExits.Orders {

    /** Longest span that one query of history takes. */
    private static final Duration WINDOW = Duration.ofDays(7);

    /** Perpetuals settle in one of these; others are not traded. */
    private static final List<String> SETTLE_COINS = List.of("USDT", "USDC");

    private final BybitCategory category;
    private final BybitRequests requests;
    private final Supplier<Instant> now;
    private volatile Map<String, Instrument> instruments = Map.of();

    /**
     * @param now Bybit's present time
     */
    BybitQueries(BybitCategory category, BybitRequests requests, Supplier<Instant> now) {
        this.category = category;
        this.requests = requests;
        this.now = now;
    }

    /** All that trades; of linear the perpetuals that settle in their quote asset. */
    List<Instrument> instruments() {
        Map<String, Instrument> found = new LinkedHashMap<>();
        String cursor = null;
        do {
            Parameters parameters =
                    requests.parameters().with("limit", 1000).with("cursor", cursor);
            JsonView result =
                    requests.readPublic("instruments", "/v5/market/instruments-info", parameters);
            for (JsonView entry : result.list("list")) {
                BybitInstruments.of(category, entry)
                        .ifPresent(instrument -> found.put(instrument.venueSymbol(), instrument));
            }
            String next = BybitRequests.decoded(result.text("nextPageCursor", ""));
            cursor = next.equals(cursor) ? "" : next;
        } while (!cursor.isEmpty());
        instruments = Map.copyOf(found);
        return List.copyOf(found.values());
    }

    /** One of {@link #instruments()}, asked for once. */
    Instrument instrument(String symbol) {
        Instrument known = instruments.get(symbol);
        if (known == null) {
            instruments();
            known = instruments.get(symbol);
        }
        if (known == null) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, symbol + " is not an instrument of " + category.venue());
        }
        return known;
    }

    /** Everything that works or waits, of all instruments. */
    List<BybitOrder> openOrders() {
        if (category == BybitCategory.SPOT) {
            return realtime(requests.parameters());
        }
        List<BybitOrder> open = new ArrayList<>();
        for (String coin : SETTLE_COINS) {
            open.addAll(realtime(requests.parameters().with("settleCoin", coin)));
        }
        return open;
    }

    /** What works or waits of one instrument. */
    List<BybitOrder> openOrders(String symbol) {
        return realtime(requests.parameters().with("symbol", symbol));
    }

    /** An order by our id, from what is open or has ended lately, then from history. */
    Optional<BybitOrder> byLinkId(String orderLinkId, Instant since) {
        Optional<BybitOrder> open = openByLinkId(orderLinkId);
        if (open.isPresent()) {
            return open;
        }
        return history(requests.parameters().with("orderLinkId", orderLinkId), since).stream()
                .findFirst();
    }

    /** An order by our id, if it is open or has ended lately. */
    Optional<BybitOrder> openByLinkId(String orderLinkId) {
        return realtimeOnce(requests.parameters().with("orderLinkId", orderLinkId));
    }

    @Override
    public Optional<BybitOrder> byOrderId(String orderId) {
        Optional<BybitOrder> open = realtimeOnce(requests.parameters().with("orderId", orderId));
        return open.isPresent()
                ? open
                : orders("/v5/order/history", requests.parameters().with("orderId", orderId))
                        .stream()
                        .findFirst();
    }

    @Override
    public List<BybitOrder> possibleEntries(BybitOrder exit) {
        if (category == BybitCategory.LINEAR) {
            return List.of();
        }
        List<BybitOrder> entries = new ArrayList<>(openOrders(exit.symbol()));
        entries.addAll(
                realtime(requests.parameters().with("symbol", exit.symbol()).with("openOnly", 1)));
        entries.addAll(
                history(
                        requests.parameters().with("symbol", exit.symbol()),
                        exit.created().minus(WINDOW)));
        return entries;
    }

    /** What was there of an instrument since a time, open or ended. */
    List<BybitOrder> orders(String symbol, Instant since) {
        List<BybitOrder> all = new ArrayList<>(openOrders(symbol));
        all.addAll(history(requests.parameters().with("symbol", symbol), since));
        return all;
    }

    /** Executions of an instrument since a time, funding and the like left out. */
    List<BybitExecution> executions(String symbol, Instant since) {
        return executions(requests.parameters().with("symbol", symbol), since);
    }

    /** Executions of an order by our id. */
    List<BybitExecution> executionsOf(String orderLinkId, Instant since) {
        return executions(requests.parameters().with("orderLinkId", orderLinkId), since);
    }

    /** What the unified account has. */
    List<ExchangeGateway.Balance> balances() {
        JsonView result =
                requests.read(
                        "balances",
                        "/v5/account/wallet-balance",
                        new Parameters().with("accountType", "UNIFIED"));
        List<ExchangeGateway.Balance> balances = new ArrayList<>();
        for (JsonView account : result.list("list")) {
            for (JsonView coin : account.list("coin")) {
                BigDecimal locked =
                        coin.decimal("locked", BigDecimal.ZERO)
                                .add(coin.decimal("totalOrderIM", BigDecimal.ZERO))
                                .add(coin.decimal("totalPositionIM", BigDecimal.ZERO));
                balances.add(
                        new ExchangeGateway.Balance(
                                coin.text("coin"), coin.decimal("walletBalance"), locked));
            }
        }
        return balances;
    }

    /** What is held of perpetuals. */
    List<ExchangeGateway.Position> positions() {
        List<ExchangeGateway.Position> positions = new ArrayList<>();
        if (category == BybitCategory.SPOT) {
            return positions;
        }
        for (String coin : SETTLE_COINS) {
            Parameters parameters =
                    requests.parameters().with("settleCoin", coin).with("limit", 200);
            for (JsonView entry : requests.pages("positions", "/v5/position/list", parameters)) {
                positionOf(entry).ifPresent(positions::add);
            }
        }
        return positions;
    }

    static Optional<ExchangeGateway.Position> positionOf(JsonView entry) {
        BigDecimal size = entry.decimal("size");
        if (size.signum() == 0) {
            return Optional.empty();
        }
        boolean shortSold = entry.text("side").equals("Sell");
        return Optional.of(
                new ExchangeGateway.Position(
                        entry.text("symbol"),
                        shortSold ? size.negate() : size,
                        entry.decimal("avgPrice")));
    }

    private List<BybitOrder> realtime(Parameters parameters) {
        return orders("/v5/order/realtime", parameters);
    }

    private Optional<BybitOrder> realtimeOnce(Parameters parameters) {
        return realtime(parameters).stream().findFirst();
    }

    private List<BybitOrder> history(Parameters parameters, Instant since) {
        List<BybitOrder> found = new ArrayList<>();
        for (Parameters window : windows(parameters, since)) {
            found.addAll(orders("/v5/order/history", window));
        }
        return found;
    }

    private List<BybitOrder> orders(String path, Parameters parameters) {
        return requests
                .pages(path.substring("/v5/".length()), path, parameters.with("limit", 50))
                .stream()
                .map(BybitOrder::of)
                .toList();
    }

    private List<BybitExecution> executions(Parameters parameters, Instant since) {
        List<BybitExecution> found = new ArrayList<>();
        for (Parameters window : windows(parameters, since)) {
            requests
                    .pages("execution/list", "/v5/execution/list", window.with("limit", 100))
                    .stream()
                    .map(BybitExecution::of)
                    .filter(BybitExecution::trade)
                    .forEach(found::add);
        }
        return found;
    }

    /** The span since a time, in pieces that Bybit takes. */
    private List<Parameters> windows(Parameters parameters, Instant since) {
        List<Parameters> windows = new ArrayList<>();
        Instant end = now.get().plusSeconds(1);
        Instant from = since;
        do {
            Instant to = from.plus(WINDOW).isBefore(end) ? from.plus(WINDOW) : end;
            Parameters window = new Parameters();
            parameters.values().forEach(window::with);
            windows.add(
                    window.with("startTime", from.toEpochMilli())
                            .with("endTime", Math.max(to.toEpochMilli(), from.toEpochMilli())));
            from = to;
        } while (from.isBefore(end));
        return windows;
    }
}
