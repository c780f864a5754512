package io.smctrading.platform.wire.mapping;

import io.smctrading.core.market.Clock;
import io.smctrading.schemas.ClockMark;

/** The clock's two shapes; the same in every topic. */
public final class ClockMapper {

    private ClockMapper() {}

    public static Clock fromWire(io.smctrading.schemas.Clock wire) {
        return new Clock(
                wire.getVenue(),
                wire.getSymbol(),
                wire.getTime(),
                wire.getMark() == ClockMark.DECISIONS ? Clock.Mark.DECISIONS : Clock.Mark.MARKET,
                wire.getStep() == null ? 0 : wire.getStep());
    }

    public static io.smctrading.schemas.Clock toWire(Clock clock) {
        return new io.smctrading.schemas.Clock(
                clock.venue(),
                clock.symbol(),
                clock.time(),
                clock.mark() == Clock.Mark.DECISIONS ? ClockMark.DECISIONS : ClockMark.MARKET,
                clock.lockStep() ? clock.step() : null);
    }
}
