package io.smctrading.core.risk;

import io.smctrading.core.portfolio.InstrumentId;
import java.math.BigDecimal;

/**
 * One open position at its mark.
 *
 * @param instrument what is held
 * @param quantity in the base asset, negative for a short
 * @param averagePrice average entry in the quote asset
 * @param markPrice last close in the quote asset
 * @param unrealizedProfit at the mark
 */
public record PositionSnapshot(
        InstrumentId instrument,
        BigDecimal quantity,
        BigDecimal averagePrice,
        BigDecimal markPrice,
        BigDecimal unrealizedProfit) {}
