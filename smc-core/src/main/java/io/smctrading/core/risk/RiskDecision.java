package io.smctrading.core.risk;

import io.smctrading.core.portfolio.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the limits said to one signal or to one order that a person asked for, with the numbers they
 * saw. Amounts are in the account's currency, prices in the quote asset.
 *
 * @param decisionId deterministic; also the order's id if approved
 * @param signalId the signal decided upon
 * @param account trading account
 * @param instrument what was to be traded
 * @param time market time of the decision
 * @param code APPROVED, or the first rule that refused
 * @param reason one sentence with the numbers
 * @param equity at the decision
 * @param dailyProfit since the start of the UTC day
 * @param exposure absolute position values before the decision
 * @param entry the signal's
 * @param stop the signal's; 0 without one
 * @param target the signal's; 0 without one
 * @param quantity approved, 0 if refused
 * @param riskAmount loss at the stop for that quantity, 0 if refused
 */
public record RiskDecision(
        String decisionId,
        String signalId,
        String account,
        InstrumentId instrument,
        Instant time,
        RiskCode code,
        String reason,
        BigDecimal equity,
        BigDecimal dailyProfit,
        BigDecimal exposure,
        BigDecimal entry,
        BigDecimal stop,
        BigDecimal target,
        BigDecimal quantity,
        BigDecimal riskAmount) {

    public boolean approved() {
        return code == RiskCode.APPROVED;
    }
}
