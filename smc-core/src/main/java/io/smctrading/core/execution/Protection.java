package io.smctrading.core.execution;

import java.math.BigDecimal;

/**
 * Exits for what is held already: of the two the venue executes at most one.
 *
 * @param entryId id of the entry that opened the position
 * @param venueSymbol the venue's own name of the instrument
 * @param side side of the exits
 * @param quantity what they close, in the base asset, whole lots, above 0
 * @param stop stop-loss; null without one, but then there is a target
 * @param target take-profit; null without one, but then there is a stop
 */
public record Protection(
        String entryId,
        String venueSymbol,
        OrderSide side,
        BigDecimal quantity,
        ExitTerms stop,
        ExitTerms target) {}
