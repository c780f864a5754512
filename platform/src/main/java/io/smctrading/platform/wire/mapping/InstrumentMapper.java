package io.smctrading.platform.wire.mapping;

import io.smctrading.core.market.Instrument;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;

/** Records of {@code instruments}. */
public final class InstrumentMapper {

    private InstrumentMapper() {}

    /**
     * @throws WireException if tick or lot is not above 0, the minimum negative, or a number has
     *     too many digits
     */
    public static Instrument fromWire(io.smctrading.schemas.Instrument wire) throws WireException {
        boolean valid =
                wire.getTickSize().signum() > 0
                        && wire.getLotSize().signum() > 0
                        && wire.getMinimumNotional().signum() >= 0;
        if (!valid) {
            throw new WireException(
                    "tickSize "
                            + wire.getTickSize().toPlainString()
                            + ", lotSize "
                            + wire.getLotSize().toPlainString()
                            + " or minimumNotional "
                            + wire.getMinimumNotional().toPlainString()
                            + " is out of range, allowed: above 0, above 0, not negative");
        }
        return new Instrument(
                wire.getVenue(),
                wire.getSymbol(),
                wire.getVenueSymbol(),
                wire.getBaseAsset(),
                wire.getQuoteAsset(),
                // What is rounded to a step has its decimals, and is told to people.
                WireDecimal.checked("tickSize", wire.getTickSize()).stripTrailingZeros(),
                WireDecimal.checked("lotSize", wire.getLotSize()).stripTrailingZeros(),
                WireDecimal.checked("minimumNotional", wire.getMinimumNotional()),
                wire.getShortable());
    }
}
