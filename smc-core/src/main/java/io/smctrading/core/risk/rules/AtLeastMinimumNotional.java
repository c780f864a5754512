package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.OrderRule;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.SizedOrder;
import java.util.Optional;

/** The venue takes orders of this value. */
public final class AtLeastMinimumNotional implements OrderRule {

    @Override
    public RiskCode code() {
        return RiskCode.BELOW_MINIMUM_NOTIONAL;
    }

    @Override
    public Optional<String> refusal(Proposal proposal, SizedOrder order) {
        return order.notional().compareTo(proposal.instrument().minimumNotional()) < 0
                ? Optional.of(
                        "The order's value of "
                                + Amounts.text(order.notional())
                                + " is below the venue's minimum of "
                                + Amounts.text(proposal.instrument().minimumNotional())
                                + ".")
                : Optional.empty();
    }
}
