package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** Ticks, lots and the minimum are known; later rules count on it. */
public final class InstrumentKnown implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.NO_INSTRUMENT;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.instrument() == null
                ? Optional.of("Nothing is known about " + proposal.signal().instrument() + ".")
                : Optional.empty();
    }
}
