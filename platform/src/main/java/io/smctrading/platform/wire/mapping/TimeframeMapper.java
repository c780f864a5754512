package io.smctrading.platform.wire.mapping;

import io.smctrading.core.market.Timeframe;
import io.smctrading.platform.wire.WireException;

/** Timeframes, which the wire names by their code. */
public final class TimeframeMapper {

    private TimeframeMapper() {}

    /**
     * @throws WireException if no timeframe has this code
     */
    public static Timeframe fromWire(String code) throws WireException {
        try {
            return Timeframe.of(code);
        } catch (IllegalArgumentException e) {
            // The message says it all: a cause would be told beside it.
            throw new WireException(e.getMessage());
        }
    }
}
