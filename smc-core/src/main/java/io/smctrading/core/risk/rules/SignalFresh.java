package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** The market has not yet reached the end of the signal's validity. */
public final class SignalFresh implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.STALE_SIGNAL;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.signal().validUntil().isAfter(proposal.now())
                ? Optional.empty()
                : Optional.of(
                        "The signal was valid until "
                                + proposal.signal().validUntil()
                                + ", the market is at "
                                + proposal.now()
                                + ".");
    }
}
