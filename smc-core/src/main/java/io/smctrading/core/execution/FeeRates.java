package io.smctrading.core.execution;

import java.math.BigDecimal;

/** What a fee in a third asset, such as an exchange's own coin, is worth. */
@FunctionalInterface
public interface FeeRates {

    /** Price of one unit of {@code asset} in {@code quoteAsset}; 0 if nobody knows. */
    BigDecimal rate(String asset, String quoteAsset);
}
