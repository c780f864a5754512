package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * By which rules a venue holds a bracket.
 *
 * @param instrument its rules there
 * @param coversPartialFills whether exits sent with an entry protect each part of it at once
 * @param otherFees worth of fees in third assets
 * @param lastPrice of the market's newest trade; gives null before the first
 */
public record VenueTerms(
        Instrument instrument,
        boolean coversPartialFills,
        FeeRates otherFees,
        Supplier<BigDecimal> lastPrice) {}
