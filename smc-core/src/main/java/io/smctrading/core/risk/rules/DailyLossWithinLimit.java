package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.math.BigDecimal;
import java.util.Optional;

/** The loss since the start of the UTC day has not reached its limit. */
public final class DailyLossWithinLimit implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.DAILY_LOSS;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        BigDecimal limit =
                proposal.figures().dayStartEquity().multiply(proposal.limits().dailyLoss());
        BigDecimal loss = proposal.figures().dailyProfit().negate();
        return loss.compareTo(limit) < 0
                ? Optional.empty()
                : Optional.of(
                        "The day's loss of "
                                + Amounts.text(loss)
                                + " has reached its limit of "
                                + Amounts.text(limit)
                                + ".");
    }
}
