package io.smctrading.jobs.risk.io;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.platform.wire.WireException;

/** Records of {@code instruments}. */
public final class InstrumentMapper {

    private InstrumentMapper() {}

    /**
     * An instrument.
     *
     * @throws WireException if tick or lot is not above 0, or the minimum negative
     */
    public static RiskInput fromWire(io.smctrading.schemas.Instrument wire) throws WireException {
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
        return new InstrumentInput(
                new Instrument(
                        wire.getVenue(),
                        wire.getSymbol(),
                        wire.getVenueSymbol(),
                        wire.getBaseAsset(),
                        wire.getQuoteAsset(),
                        Decimals.fromWire("tickSize", wire.getTickSize()),
                        Decimals.fromWire("lotSize", wire.getLotSize()),
                        Decimals.fromWire("minimumNotional", wire.getMinimumNotional()),
                        wire.getShortable()));
    }
}
