package io.smctrading.core.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * A closed candle with exact prices.
 *
 * @param series what it belongs to
 * @param openTime inclusive start, UTC; the exclusive end is {@link #closeTime()}
 * @param open first price, in the quote currency
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded quantity in the base currency, not negative
 * @param trades number of trades, not negative
 */
public record Candle(
        Series series,
        Instant openTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        int trades) {

    public Candle {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(openTime, "openTime");
    }

    public Instant closeTime() {
        return openTime.plus(series.timeframe().length());
    }

    /** The view of the detectors: comparing doubles parsed from up to 15 digits is exact. */
    public Bar bar() {
        return new Bar(
                openTime.toEpochMilli(),
                open.doubleValue(),
                high.doubleValue(),
                low.doubleValue(),
                close.doubleValue(),
                volume.doubleValue());
    }
}
