package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;

/**
 * By which rules a venue holds a bracket.
 *
 * @param instrument its rules there
 * @param coversPartialFills whether exits sent with an entry protect each part of it at once
 * @param otherFees worth of fees in third assets
 */
public record VenueTerms(Instrument instrument, boolean coversPartialFills, FeeRates otherFees) {}
