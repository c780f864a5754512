package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exchange's rules, as {@code exchangeInfo} tells them. */
final class ExchangeInfo {

    static final BigDecimal MAXIMUM_PRICE = BigDecimal.valueOf(1_000_000);
    static final BigDecimal MAXIMUM_NOTIONAL = BigDecimal.valueOf(9_000_000);
    static final BigDecimal PERCENT_UP = BigDecimal.valueOf(5);
    static final BigDecimal PERCENT_DOWN = new BigDecimal("0.2");
    static final int AVERAGE_MINUTES = 5;
    static final int MAXIMUM_ORDERS = 200_000;
    private static final BigDecimal MARKET_PART = new BigDecimal("0.1");
    private static final int PRECISION = 8;

    private final Exchange exchange;
    private final Symbols symbols;

    ExchangeInfo(Exchange exchange, Symbols symbols) {
        this.exchange = exchange;
        this.symbols = symbols;
    }

    /** Largest quantity of a market order. */
    static BigDecimal maximumMarketQuantity(Instrument instrument) {
        return instrument.maximumQuantity().multiply(MARKET_PART);
    }

    Map<String, Object> of(Parameters parameters) {
        List<Instrument> shown = symbols.several(parameters).orElseGet(symbols::all);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("timezone", "UTC");
        info.put("serverTime", exchange.now().toEpochMilli());
        info.put("rateLimits", rateLimits());
        info.put("exchangeFilters", List.of());
        info.put("symbols", shown.stream().map(ExchangeInfo::symbol).toList());
        return info;
    }

    private static List<Map<String, Object>> rateLimits() {
        return List.of(
                rateLimit("REQUEST_WEIGHT", "MINUTE", 1, Limits.WEIGHT_PER_MINUTE),
                rateLimit("ORDERS", "SECOND", 10, Limits.ORDERS_PER_TEN_SECONDS),
                rateLimit("ORDERS", "DAY", 1, Limits.ORDERS_PER_DAY),
                rateLimit("RAW_REQUESTS", "MINUTE", 5, 61_000));
    }

    static Map<String, Object> rateLimit(String type, String interval, int number, int limit) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rateLimitType", type);
        view.put("interval", interval);
        view.put("intervalNum", number);
        view.put("limit", limit);
        return view;
    }

    private static Map<String, Object> symbol(Instrument instrument) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", instrument.symbol());
        view.put("status", "TRADING");
        view.put("baseAsset", instrument.base());
        view.put("baseAssetPrecision", PRECISION);
        view.put("quoteAsset", instrument.quote());
        view.put("quotePrecision", PRECISION);
        view.put("quoteAssetPrecision", PRECISION);
        view.put("baseCommissionPrecision", PRECISION);
        view.put("quoteCommissionPrecision", PRECISION);
        view.put("orderTypes", Arrays.stream(OrderType.values()).map(Enum::name).toList());
        view.put("icebergAllowed", false);
        view.put("ocoAllowed", true);
        view.put("otoAllowed", true);
        view.put("opoAllowed", false);
        view.put("quoteOrderQtyMarketAllowed", true);
        view.put("allowTrailingStop", false);
        view.put("cancelReplaceAllowed", true);
        view.put("amendAllowed", false);
        view.put("pegInstructionsAllowed", false);
        view.put("isSpotTradingAllowed", true);
        view.put("isMarginTradingAllowed", false);
        view.put("filters", filters(instrument));
        view.put("permissions", List.of());
        view.put("permissionSets", List.of(List.of("SPOT")));
        view.put("defaultSelfTradePreventionMode", "NONE");
        view.put(
                "allowedSelfTradePreventionModes",
                List.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"));
        return view;
    }

    private static List<Map<String, Object>> filters(Instrument instrument) {
        String tick = Decimals.of(instrument.tick());
        return List.of(
                filter(
                        "PRICE_FILTER",
                        "minPrice",
                        tick,
                        "maxPrice",
                        Decimals.of(MAXIMUM_PRICE),
                        "tickSize",
                        tick),
                filter(
                        "LOT_SIZE",
                        "minQty",
                        Decimals.of(instrument.minimumQuantity()),
                        "maxQty",
                        Decimals.of(instrument.maximumQuantity()),
                        "stepSize",
                        Decimals.of(instrument.step())),
                filter("ICEBERG_PARTS", "limit", 10),
                filter(
                        "MARKET_LOT_SIZE",
                        "minQty",
                        Decimals.of(BigDecimal.ZERO),
                        "maxQty",
                        Decimals.of(maximumMarketQuantity(instrument)),
                        "stepSize",
                        Decimals.of(BigDecimal.ZERO)),
                filter(
                        "PERCENT_PRICE_BY_SIDE",
                        "bidMultiplierUp",
                        PERCENT_UP.toPlainString(),
                        "bidMultiplierDown",
                        PERCENT_DOWN.toPlainString(),
                        "askMultiplierUp",
                        PERCENT_UP.toPlainString(),
                        "askMultiplierDown",
                        PERCENT_DOWN.toPlainString(),
                        "avgPriceMins",
                        AVERAGE_MINUTES),
                filter(
                        "NOTIONAL",
                        "minNotional",
                        Decimals.of(instrument.minimumNotional()),
                        "applyMinToMarket",
                        true,
                        "maxNotional",
                        Decimals.of(MAXIMUM_NOTIONAL),
                        "applyMaxToMarket",
                        false,
                        "avgPriceMins",
                        AVERAGE_MINUTES),
                filter("MAX_NUM_ORDERS", "maxNumOrders", MAXIMUM_ORDERS),
                filter("MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", MAXIMUM_ORDERS));
    }

    private static Map<String, Object> filter(String type, Object... namesAndValues) {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("filterType", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            filter.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return filter;
    }
}
