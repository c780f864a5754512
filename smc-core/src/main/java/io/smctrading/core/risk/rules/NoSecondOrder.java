package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** The ledger holds an order of this signal already: there is no second one. */
public final class NoSecondOrder implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.DUPLICATE;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.ordered()
                ? Optional.of(
                        "The ledger already holds an order of signal "
                                + proposal.signal().signalId()
                                + ".")
                : Optional.empty();
    }
}
