package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Instrument;

/** Records of {@code instruments}, as an input. */
public final class InstrumentMapper {

    private InstrumentMapper() {}

    /**
     * An instrument.
     *
     * @throws WireException if tick or lot is not above 0, or the minimum negative
     */
    public static RiskInput fromWire(Instrument wire) throws WireException {
        return new InstrumentInput(
                io.smctrading.platform.wire.mapping.InstrumentMapper.fromWire(wire));
    }
}
