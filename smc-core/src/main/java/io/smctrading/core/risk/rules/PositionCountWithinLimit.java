package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import java.util.Optional;

/** Not more instruments at once than allowed. */
public final class PositionCountWithinLimit implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.MAXIMUM_OPEN_POSITIONS;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.openPositions() < proposal.limits().maximumOpenPositions()
                ? Optional.empty()
                : Optional.of(
                        proposal.openPositions()
                                + " positions or working orders are open, allowed are "
                                + proposal.limits().maximumOpenPositions()
                                + ".");
    }
}
