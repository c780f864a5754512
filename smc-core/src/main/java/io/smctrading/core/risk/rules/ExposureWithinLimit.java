package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.OrderRule;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.SizedOrder;
import java.math.BigDecimal;
import java.util.Optional;

/** Positions, reservations and this order together stay within the limit. */
public final class ExposureWithinLimit implements OrderRule {

    @Override
    public RiskCode code() {
        return RiskCode.MAXIMUM_EXPOSURE;
    }

    @Override
    public Optional<String> refusal(Proposal proposal, SizedOrder order) {
        BigDecimal limit =
                proposal.figures().equity().multiply(proposal.limits().maximumExposure());
        BigDecimal exposure =
                proposal.figures()
                        .exposure()
                        .add(proposal.figures().reserved())
                        .add(order.notional());
        return exposure.compareTo(limit) > 0
                ? Optional.of(
                        "Exposure would be "
                                + Amounts.text(exposure)
                                + ", allowed are "
                                + Amounts.text(limit)
                                + ".")
                : Optional.empty();
    }
}
