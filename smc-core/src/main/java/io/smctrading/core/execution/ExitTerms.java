package io.smctrading.core.execution;

import java.math.BigDecimal;

/**
 * An exit as a venue is to hold it.
 *
 * @param clientId id of the exit's own order
 * @param price trigger of a stop, limit of a target, in the quote asset, on the tick grid
 */
public record ExitTerms(String clientId, BigDecimal price) {}
