package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** One position or working bracket per instrument. */
public final class InstrumentFree implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.POSITION_OPEN;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.instrumentBusy()
                ? Optional.of(
                        proposal.signal().instrument()
                                + " has a position or a working order already.")
                : Optional.empty();
    }
}
