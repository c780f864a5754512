package io.smctrading.core.risk;

import java.util.Optional;

/** One reason not to place an order of a given size. Pure. */
public interface OrderRule {

    /** Names the rule in the decision. */
    RiskCode code();

    /** Why the order is refused, as a sentence with the numbers; empty if it passes. */
    Optional<String> refusal(Proposal proposal, SizedOrder order);
}
