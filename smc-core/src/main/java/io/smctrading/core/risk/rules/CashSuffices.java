package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.OrderRule;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.SizedOrder;
import java.util.Optional;

/** On a spot venue the cash that is not reserved pays for a lot and its costs. */
public final class CashSuffices implements OrderRule {

    @Override
    public RiskCode code() {
        return RiskCode.INSUFFICIENT_CASH;
    }

    @Override
    public Optional<String> refusal(Proposal proposal, SizedOrder order) {
        return order.bound() == SizedOrder.Bound.CASH && order.quantity().signum() <= 0
                ? Optional.of(
                        "Cash of "
                                + Amounts.text(proposal.figures().cash())
                                + ", "
                                + Amounts.text(proposal.figures().reserved())
                                + " of it reserved, does not pay for a lot at "
                                + Amounts.text(order.prices().entry())
                                + ".")
                : Optional.empty();
    }
}
