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

    private StructureEventMapper() {}

    public static io.smctrading.schemas.StructureEvent toWire(StructureEvent event) {
        return io.smctrading.schemas.StructureEvent.newBuilder()
                .setEventId(event.eventId())
                .setType(event.type().name())
                .setDirection(
                        event.direction() == null
                                ? null
                                : Direction.valueOf(event.direction().name()))
                .setScope(event.scope() == null ? null : Scope.valueOf(event.scope().name()))
                .setVenue(event.series().venue())
                .setSymbol(event.series().symbol())
                .setTimeframe(event.series().timeframe().code())
                .setAnchorTime(event.anchorTime())
                .setConfirmedTime(event.confirmedTime())
                .setTop(decimal(event.top()))
                .setBottom(decimal(event.bottom()))
                .setLabel(event.label() == null ? null : event.label().name())
                .setZoneId(event.zoneId())
                .setBreakId(event.breakId())
                .setVolume(decimal(Math.min(event.volume(), LARGEST_VOLUME)))
                .setStrength(Double.isNaN(event.strength()) ? null : event.strength())
                .build();
    }

    private static BigDecimal decimal(double value) {
        return Double.isNaN(value) ? null : WireDecimal.of(value);
    }
}
