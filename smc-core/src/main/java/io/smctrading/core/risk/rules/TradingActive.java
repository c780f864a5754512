package io.smctrading.core.risk.rules;

import io.smctrading.core.risk.Proposal;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskRule;
import io.smctrading.core.risk.TradingState;
import java.util.Optional;

/** Nobody has halted the account. */
public final class TradingActive implements RiskRule {

    @Override
    public RiskCode code() {
        return RiskCode.HALTED;
    }

    @Override
    public Optional<String> refusal(Proposal proposal) {
        return proposal.tradingState() == TradingState.HALTED
                ? Optional.of("Trading is halted: " + proposal.haltReason() + ".")
                : Optional.empty();
    }
}
