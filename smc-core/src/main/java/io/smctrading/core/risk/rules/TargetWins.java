package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.BracketPrices;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** The target, on its tick, is above 0 and on the winning side of the entry, if there is one. */
public final class TargetWins implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.INVALID_TARGET;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        BracketPrices prices = proposal.prices();
        if (prices.target() == null) {
            return Optional.empty();
        }
        boolean valid =
                prices.target().signum() > 0
                        && prices.targetDistance(proposal.signal().side()).signum() > 0;
        return valid
                ? Optional.empty()
                : Optional.of(
                        "A "
                                + proposal.signal().side()
                                + " at "
                                + Amounts.text(prices.entry())
                                + " cannot have its target at "
                                + Amounts.text(prices.target())
                                + ".");
    }
}
