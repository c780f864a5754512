package io.smctrading.jobs.cep.io;

import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.PositionSide;
import io.smctrading.schemas.Scope;
import io.smctrading.schemas.SignalFactors;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.TradeSignal;
import java.math.BigDecimal;

/** Records of {@code smc.signals}. */
public final class SignalMapper {

    private SignalMapper() {}

    public static SignalOrClock toWire(OrClock<EntrySignal> record) {
        return new SignalOrClock(
                record.isClock() ? ClockMapper.toWire(record.clock()) : signal(record.value()));
    }

    private static TradeSignal signal(EntrySignal signal) {
        return TradeSignal.newBuilder()
                .setSignalId(signal.signalId())
                .setSide(PositionSide.valueOf(signal.side().name()))
                .setScope(Scope.valueOf(signal.scope().name()))
                .setVenue(signal.series().venue())
                .setSymbol(signal.series().symbol())
                .setTimeframe(signal.series().timeframe().code())
                .setAnchorTime(signal.anchorTime())
                .setConfirmedTime(signal.confirmedTime())
                .setValidUntil(signal.validUntil())
                .setEntry(WireDecimal.of(signal.entry()))
                .setStop(WireDecimal.of(signal.stop()))
                .setTarget(WireDecimal.of(signal.target()))
                .setConfidence(BigDecimal.valueOf(signal.confidence(), 2).doubleValue())
                .setZoneId(signal.zoneId())
                .setBreakId(signal.breakId())
                .setFactors(factors(signal.factors()))
                .build();
    }

    private static SignalFactors factors(EntryFactors factors) {
        return SignalFactors.newBuilder()
                .setSweep(factors.sweep())
                .setChangeOfCharacter(factors.changeOfCharacter())
                .setGapOverlap(factors.gapOverlap())
                .setRangeSide(factors.rangeSide())
                .setSwingTrend(factors.swingTrend())
                .setBlockStrength(factors.blockStrength())
                .setKillZone(factors.killZone())
                .build();
    }
}
