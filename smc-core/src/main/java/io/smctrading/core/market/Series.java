package io.smctrading.core.market;

import java.util.Objects;

/**
 * One sequence of candles: a symbol at a venue in one timeframe. Detectors know nothing wider.
 *
 * @param venue lower-case name of the exchange or data source, for example {@code bitstamp}
 * @param symbol canonical symbol, {@code BASE-QUOTE}, for example {@code BTC-USD}
 * @param timeframe length of each candle
 */
public record Series(String venue, String symbol, Timeframe timeframe) {

    public Series {
        Objects.requireNonNull(venue, "venue");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(timeframe, "timeframe");
    }

    /** {@code venue:symbol:timeframe}, stable over releases: ids are made from it. */
    public String key() {
        return venue + ':' + symbol + ':' + timeframe.code();
    }
}
