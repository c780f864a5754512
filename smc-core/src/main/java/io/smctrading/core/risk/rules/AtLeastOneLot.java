package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.OrderRule;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.SizedOrder;
import java.util.Optional;

/** What loses the allowed amount at the stop is at least a lot. */
public final class AtLeastOneLot implements OrderRule {

    @Override
    public RiskCode code() {
        return RiskCode.BELOW_LOT_SIZE;
    }

    @Override
    public Optional<String> refusal(Proposal proposal, SizedOrder order) {
        return order.quantity().signum() <= 0
                ? Optional.of(
                        "One lot of "
                                + Amounts.text(proposal.instrument().lotSize())
                                + " loses more at the stop than the "
                                + Amounts.text(
                                        proposal.figures()
                                                .equity()
                                                .multiply(proposal.limits().riskPerTrade()))
                                + " allowed.")
                : Optional.empty();
    }
}
