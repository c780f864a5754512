package io.smctrading.simulator.binance;

import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What anyone may ask. */
final class MarketEndpoints {

    private static final int LIST = 500;
    private static final int LONGEST_LIST = 1_000;
    private static final int DEEPEST = 5_000;

    private final Exchange exchange;
    private final Symbols symbols;
    private final ExchangeInfo info;

    MarketEndpoints(Exchange exchange, Symbols symbols) {
        this.exchange = exchange;
        this.symbols = symbols;
        this.info = new ExchangeInfo(exchange, symbols);
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.open("/api/v3/ping", "ping", 1, call -> Map.of()),
                Endpoint.open(
                        "/api/v3/time",
                        "time",
                        1,
                        call -> Map.of("serverTime", exchange.now().toEpochMilli())),
                Endpoint.open(
                        "/api/v3/exchangeInfo",
                        "exchangeInfo",
                        20,
                        call -> info.of(call.parameters())),
                Endpoint.open("/api/v3/depth", "depth", 5, this::depth)
                        .weighing(MarketEndpoints::depthWeight),
                Endpoint.open("/api/v3/trades", "trades.recent", 25, this::trades),
                Endpoint.open(
                        "/api/v3/historicalTrades", "trades.historical", 25, this::olderTrades),
                Endpoint.open("/api/v3/aggTrades", "trades.aggregate", 4, this::aggregates),
                Endpoint.open("/api/v3/klines", "klines", 2, this::klines),
                Endpoint.open("/api/v3/uiKlines", "uiKlines", 2, this::klines),
                Endpoint.open("/api/v3/avgPrice", "avgPrice", 2, this::averagePrice),
                Endpoint.open(
                                "/api/v3/ticker/24hr",
                                "ticker.24hr",
                                2,
                                call -> each(call, market -> day(call, market)))
                        .weighing(p -> one(p) ? 2 : 80),
                Endpoint.open(
                        "/api/v3/ticker/tradingDay",
                        "ticker.tradingDay",
                        4,
                        call -> each(call, market -> tradingDay(call, market))),
                Endpoint.open(
                        "/api/v3/ticker",
                        "ticker",
                        4,
                        call -> each(call, market -> window(call, market))),
                Endpoint.open(
                                "/api/v3/ticker/price",
                                "ticker.price",
                                2,
                                call -> each(call, MarketViews::price))
                        .weighing(p -> one(p) ? 2 : 4),
                Endpoint.open(
                                "/api/v3/ticker/bookTicker",
                                "ticker.book",
                                2,
                                call -> each(call, MarketViews::bookTicker))
                        .weighing(p -> one(p) ? 2 : 4));
    }

    private static boolean one(Parameters parameters) {
        return parameters.has("symbol");
    }

    private static int depthWeight(Parameters parameters) {
        Long limit = parameters.number("limit");
        if (limit == null || limit <= 100) {
            return 5;
        }
        if (limit <= 500) {
            return 25;
        }
        return limit <= 1_000 ? 50 : 250;
    }

    private Object depth(Call call) {
        return MarketViews.depth(market(call).book(), call.parameters().limit(100, DEEPEST));
    }

    private Object trades(Call call) {
        return market(call).trades(limit(call)).stream().map(MarketViews::trade).toList();
    }

    private Object olderTrades(Call call) {
        Long from = call.parameters().number("fromId");
        List<MarketTrade> all = market(call).trades(Integer.MAX_VALUE);
        if (from == null) {
            return newest(all, limit(call)).stream().map(MarketViews::trade).toList();
        }
        return all.stream()
                .filter(trade -> trade.id() >= from)
                .limit(limit(call))
                .map(MarketViews::trade)
                .toList();
    }

    private Object aggregates(Call call) {
        Parameters parameters = call.parameters();
        Long from = parameters.number("fromId");
        Long start = parameters.number("startTime");
        Long end = parameters.number("endTime");
        List<MarketTrade> all =
                market(call).trades(Integer.MAX_VALUE).stream()
                        .filter(trade -> from == null || trade.id() >= from)
                        .filter(t -> start == null || t.time().toEpochMilli() >= start)
                        .filter(t -> end == null || t.time().toEpochMilli() <= end)
                        .toList();
        List<MarketTrade> shown =
                from == null && start == null
                        ? newest(all, limit(call))
                        : all.subList(0, Math.min(all.size(), limit(call)));
        return shown.stream().map(MarketViews::aggregate).toList();
    }

    private Object klines(Call call) {
        Parameters parameters = call.parameters();
        Market market = market(call);
        Intervals interval = Intervals.required(parameters);
        List<Candle> candles =
                market.candles()
                        .of(
                                interval::start,
                                instant(parameters, "startTime"),
                                instant(parameters, "endTime"),
                                exchange.now(),
                                limit(call));
        return candles.stream().map(candle -> MarketViews.kline(candle, interval)).toList();
    }

    private Object averagePrice(Call call) {
        Market market = market(call);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("mins", ExchangeInfo.AVERAGE_MINUTES);
        view.put("price", Decimals.of(averagePrice(market, exchange.now())));
        view.put("closeTime", market.last().time().toEpochMilli());
        return view;
    }

    /** Average of the last five minutes. */
    static BigDecimal averagePrice(Market market, Instant now) {
        Candle span = market.candles().recent(ExchangeInfo.AVERAGE_MINUTES, now);
        return span == null ? market.lastPrice() : MarketViews.average(span);
    }

    private Object day(Call call, Market market) {
        Map<String, Object> view =
                MarketViews.statistics(
                        market,
                        market.day(exchange.now()),
                        Duration.ofDays(1),
                        exchange.now(),
                        true);
        return shaped(call, view);
    }

    private Object tradingDay(Call call, Market market) {
        Instant now = exchange.now();
        Instant start =
                LocalDate.ofInstant(now, ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration length = Duration.between(start, now);
        return shaped(call, statistics(market, length, now));
    }

    private Object window(Call call, Market market) {
        String size = call.parameters().text("windowSize", "1d");
        Duration length = length(size);
        return shaped(call, statistics(market, length, exchange.now()));
    }

    private static Map<String, Object> statistics(Market market, Duration length, Instant now) {
        Candle span = market.candles().span(length.plusMinutes(1), now);
        return MarketViews.statistics(market, span, length, now, false);
    }

    private static Duration length(String size) {
        try {
            long amount = Long.parseLong(size.substring(0, size.length() - 1));
            return switch (size.charAt(size.length() - 1)) {
                case 'm' -> Duration.ofMinutes(amount);
                case 'h' -> Duration.ofHours(amount);
                case 'd' -> Duration.ofDays(amount);
                default -> throw new NumberFormatException(size);
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw BinanceException.bad(-1130, "Data sent for parameter 'windowSize' is not valid.");
        }
    }

    private static Object shaped(Call call, Map<String, Object> statistics) {
        return switch (call.parameters().text("type", "FULL")) {
            case "FULL" -> statistics;
            case "MINI" -> MarketViews.mini(statistics);
            default -> throw BinanceException.bad(-1139, "Invalid ticker type.");
        };
    }

    private Object each(Call call, Function<Market, Object> view) {
        Optional<List<Instrument>> named = symbols.several(call.parameters());
        List<Object> views =
                named.orElseGet(symbols::all).stream()
                        .map(instrument -> view.apply(exchange.market(instrument)))
                        .toList();
        return one(call.parameters()) ? views.get(0) : views;
    }

    private Market market(Call call) {
        return exchange.market(symbols.required(call.parameters()));
    }

    private static int limit(Call call) {
        return call.parameters().limit(LIST, LONGEST_LIST);
    }

    private static Instant instant(Parameters parameters, String name) {
        Long millis = parameters.number(name);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static <T> List<T> newest(List<T> all, int limit) {
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }
}
