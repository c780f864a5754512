package io.smctrading.core.risk;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What an account may risk. All fractions are of its equity at the decision. One position or
 * working bracket per instrument is not a setting: it is how positions and brackets stay one thing.
 * Serializable, so that a job can ship it to where it runs.
 *
 * @param riskPerTrade fraction lost if the stop is hit, above 0, at most 0.1
 * @param maximumPosition largest value of one position as a fraction, above 0, at most 10
 * @param maximumExposure largest value of all positions and working entries together as a fraction,
 *     above 0, at most 100
 * @param maximumOpenPositions most instruments with a position or a working bracket, at least 1
 * @param dailyLoss fraction of the day's first equity whose loss ends the day's entries, above 0,
 *     at most 1
 * @param costAllowance fraction of a purchase kept back for its fee and slippage, from 0 to 0.1
 * @param entryOrder how brackets are entered
 */
public record RiskLimits(
        BigDecimal riskPerTrade,
        BigDecimal maximumPosition,
        BigDecimal maximumExposure,
        int maximumOpenPositions,
        BigDecimal dailyLoss,
        BigDecimal costAllowance,
        EntryOrder entryOrder)
        implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public RiskLimits {
        requirePositive("riskPerTrade", riskPerTrade, "0.1");
        requirePositive("maximumPosition", maximumPosition, "10");
        requirePositive("maximumExposure", maximumExposure, "100");
        requirePositive("dailyLoss", dailyLoss, "1");
        if (maximumOpenPositions < 1) {
            throw new IllegalArgumentException(
                    "maximumOpenPositions " + maximumOpenPositions + " is not at least 1");
        }
        if (costAllowance.signum() < 0 || costAllowance.compareTo(new BigDecimal("0.1")) > 0) {
            throw new IllegalArgumentException(
                    "costAllowance " + costAllowance + " is not from 0 to 0.1");
        }
        Objects.requireNonNull(entryOrder, "entryOrder");
    }

    private static void requirePositive(String name, BigDecimal value, String maximum) {
        if (value.signum() <= 0 || value.compareTo(new BigDecimal(maximum)) > 0) {
            throw new IllegalArgumentException(
                    name + " " + value + " is not above 0 and at most " + maximum);
        }
    }
}
