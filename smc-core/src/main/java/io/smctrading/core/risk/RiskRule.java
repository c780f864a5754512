package io.smctrading.core.risk;

import java.util.Optional;

/** One reason not to follow a signal, seen before anything is sized. Pure. */
public interface RiskRule {

    /** Names the rule in the decision. */
    RiskCode code();

    /** Why the proposal is refused, as a sentence with the numbers; empty if it passes. */
    Optional<String> refusal(Proposal proposal);
}
