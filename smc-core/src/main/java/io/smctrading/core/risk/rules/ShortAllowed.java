package io.smctrading.core.risk.rules;

import io.smctrading.core.market.Side;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** Only what can be borrowed is sold short. */
public final class ShortAllowed implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.NOT_SHORTABLE;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.signal().side() == Side.SHORT && !proposal.instrument().shortable()
                ? Optional.of(proposal.signal().instrument() + " cannot be sold short.")
                : Optional.empty();
    }
}
