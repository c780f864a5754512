package io.smctrading.jobs.cep.io;

import io.smctrading.core.structure.StructureEvent;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.schemas.Direction;
import io.smctrading.schemas.Scope;
import java.math.BigDecimal;

/** Records of {@code smc.events}. */
public final class StructureEventMapper {

    /** The contract's largest number: a larger volume, of no market so far, is cut to it. */
    private static final double LARGEST_VOLUME = 999_999_999_999.0;

    private static final double UNITS_PER_ONE = 1e8;

    /** Below this neighbouring doubles lie closer than one unit. */
    private static final double UNITS_APART = 1 << 26;

    private StructureEventMapper() {}

    public static io.smctrading.schemas.StructureEvent toWire(StructureEvent event) {
        // Not by the builder: it checks every field against the schema, which the writer does too.
        return new io.smctrading.schemas.StructureEvent(
                event.eventId(),
                event.type().name(),
                direction(event.direction()),
                scope(event.scope()),
                event.series().venue(),
                event.series().symbol(),
                event.series().timeframe().code(),
                event.anchorTime(),
                event.confirmedTime(),
                decimal(event.top()),
                decimal(event.bottom()),
                event.label() == null ? null : event.label().name(),
                event.zoneId(),
                event.breakId(),
                decimal(Math.min(event.volume(), LARGEST_VOLUME)),
                Double.isNaN(event.strength()) ? null : event.strength());
    }

    private static Direction direction(io.smctrading.core.structure.Direction direction) {
        if (direction == null) {
            return null;
        }
        return switch (direction) {
            case BULLISH -> Direction.BULLISH;
            case BEARISH -> Direction.BEARISH;
        };
    }

    private static Scope scope(io.smctrading.core.structure.Scope scope) {
        if (scope == null) {
            return null;
        }
        return switch (scope) {
            case INTERNAL -> Scope.INTERNAL;
            case SWING -> Scope.SWING;
        };
    }

    private static BigDecimal decimal(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        // Nearly every price was read from the wire: a whole number of its smallest unit gives it
        // back, and only that one does. So the digits need not be written and read again.
        double units = Math.rint(value * UNITS_PER_ONE);
        return Math.abs(value) < UNITS_APART && units / UNITS_PER_ONE == value
                ? BigDecimal.valueOf((long) units, WireDecimal.SCALE)
                : WireDecimal.of(value);
    }
}
