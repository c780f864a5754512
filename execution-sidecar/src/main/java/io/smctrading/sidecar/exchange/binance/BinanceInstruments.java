package io.smctrading.sidecar.exchange.binance;

import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads {@code exchangeInfo}: what is traded on the spot market now, and in which steps. */
final class BinanceInstruments {

    private BinanceInstruments() {}

    static List<Instrument> of(JsonView exchangeInfo) {
        return exchangeInfo.list("symbols").stream()
                .filter(symbol -> symbol.text("status").equals("TRADING"))
                .filter(symbol -> symbol.flag("isSpotTradingAllowed"))
                .map(BinanceInstruments::instrument)
                .toList();
    }

    private static Instrument instrument(JsonView symbol) {
        String base = symbol.text("baseAsset");
        String quote = symbol.text("quoteAsset");
        return new Instrument(
                BinanceGateway.VENUE,
                base + "-" + quote,
                symbol.text("symbol"),
                base,
                quote,
                step(symbol, "PRICE_FILTER", "tickSize")
                        .orElseGet(() -> smallest(symbol, "quoteAssetPrecision")),
                lotSize(symbol),
                minimumNotional(symbol),
                false);
    }

    /** Fits limit and market orders alike: the coarser of the two steps. */
    private static BigDecimal lotSize(JsonView symbol) {
        BigDecimal lot =
                step(symbol, "LOT_SIZE", "stepSize")
                        .orElseGet(() -> smallest(symbol, "baseAssetPrecision"));
        return step(symbol, "MARKET_LOT_SIZE", "stepSize").map(lot::max).orElse(lot);
    }

    private static BigDecimal minimumNotional(JsonView symbol) {
        BigDecimal notional = step(symbol, "NOTIONAL", "minNotional").orElse(BigDecimal.ZERO);
        return step(symbol, "MIN_NOTIONAL", "minNotional").map(notional::max).orElse(notional);
    }

    /** A filter's number; empty if the filter is missing or switched off by 0. */
    private static Optional<BigDecimal> step(JsonView symbol, String filterType, String field) {
        return symbol.list("filters").stream()
                .filter(filter -> filter.text("filterType").equals(filterType))
                .findFirst()
                .map(filter -> filter.decimal(field).stripTrailingZeros())
                .filter(number -> number.signum() > 0);
    }

    private static BigDecimal smallest(JsonView symbol, String precision) {
        return BigDecimal.ONE.scaleByPowerOfTen((int) -symbol.whole(precision));
    }
}
