package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Amounts;
import io.smctrading.core.risk.BracketPrices;
import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** The stop, on its tick, is above 0 and on the losing side of the entry, if there is one. */
public final class StopLoses implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.INVALID_STOP;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        BracketPrices prices = proposal.prices();
        if (prices.stop() == null) {
            return Optional.empty();
        }
        boolean valid =
                prices.entry().signum() > 0
                        && prices.stop().signum() > 0
                        && prices.stopDistance(proposal.signal().side()).signum() > 0;
        return valid
                ? Optional.empty()
                : Optional.of(
                        "A "
                                + proposal.signal().side()
                                + " at "
                                + Amounts.text(prices.entry())
                                + " cannot have its stop at "
                                + Amounts.text(prices.stop())
                                + ".");
    }
}
