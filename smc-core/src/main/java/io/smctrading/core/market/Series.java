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

    /**
     * The same for every timeframe of a symbol, so that whoever spreads keys by their hash keeps a
     * symbol together, and the same in every process, which an enum's is not.
     */
    @Override
    public int hashCode() {
        return 31 * venue.hashCode() + symbol.hashCode();
    }

    /** Differs in the timeframe first: that is what tells series of one hash apart. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Series that
                        && timeframe == that.timeframe
                        && symbol.equals(that.symbol)
                        && venue.equals(that.venue));
    }

    /** {@code venue:symbol:timeframe}, stable over releases: ids are made from it. */
    public String key() {
        return venue + ':' + symbol + ':' + timeframe.code();
    }
}
