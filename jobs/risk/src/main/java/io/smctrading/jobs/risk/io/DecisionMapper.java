package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.RiskDecision;

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
                .setEquity(Decimals.toWire(decision.equity()))
                .setDailyProfit(Decimals.toWire(decision.dailyProfit()))
                .setExposure(Decimals.toWire(decision.exposure()))
                .setEntry(Decimals.toWire(decision.entry()))
                .setStop(Decimals.toWire(decision.stop()))
                .setTarget(Decimals.toWire(decision.target()))
                .setQuantity(Decimals.toWire(decision.quantity()))
                .setRiskAmount(Decimals.toWire(decision.riskAmount()))
                .build();
    }
}
