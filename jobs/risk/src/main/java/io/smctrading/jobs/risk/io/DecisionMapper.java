package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.RiskDecision;
import io.smctrading.platform.wire.WireDecimal;

/** Records of {@code risk.decisions}. */
public final class DecisionMapper {

    private DecisionMapper() {}

    public static io.smctrading.schemas.RiskDecision toWire(RiskDecision decision) {
        return io.smctrading.schemas.RiskDecision.newBuilder()
                .setDecisionId(decision.decisionId())
                .setSignalId(decision.signalId())
                .setAccount(decision.account())
                .setVenue(decision.instrument().venue())
                .setSymbol(decision.instrument().symbol())
                .setTime(decision.time())
                .setApproved(decision.approved())
                .setCode(decision.code().name())
                .setReason(decision.reason())
                .setEquity(WireDecimal.capped(decision.equity()))
                .setDailyProfit(WireDecimal.capped(decision.dailyProfit()))
                .setExposure(WireDecimal.capped(decision.exposure()))
                .setEntry(WireDecimal.capped(decision.entry()))
                .setStop(WireDecimal.capped(decision.stop()))
                .setTarget(WireDecimal.capped(decision.target()))
                .setQuantity(WireDecimal.capped(decision.quantity()))
                .setRiskAmount(WireDecimal.capped(decision.riskAmount()))
                .build();
    }
}
