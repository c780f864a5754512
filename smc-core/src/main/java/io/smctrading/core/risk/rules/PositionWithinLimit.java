package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.OrderRule;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.SizedOrder;
import java.util.Optional;

/** The largest position allowed is at least a lot. */
public final class PositionWithinLimit implements OrderRule {

    @Override
    public RiskCode code() {
        return RiskCode.MAXIMUM_POSITION;
    }

    @Override
    public Optional<String> refusal(Proposal proposal, SizedOrder order) {
        return order.bound() == SizedOrder.Bound.POSITION && order.quantity().signum() <= 0
                ? Optional.of(
                        "The largest position allowed, "
                                + Amounts.text(
                                        proposal.figures()
                                                .equity()
                                                .multiply(proposal.limits().maximumPosition()))
                                + ", is less than a lot at "
                                + Amounts.text(order.prices().entry())
                                + ".")
                : Optional.empty();
    }
}
