package io.smctrading.core.risk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The account as risk sees it, in the account's currency.
 *
 * @param account trading account
 * @param time market time
 * @param equity cash plus positions at their marks
 * @param cash not in positions
 * @param exposure sum of absolute position values
 * @param realizedProfit since the start, fees included
 * @param unrealizedProfit of open positions
 * @param dailyProfit since the start of the UTC day
 * @param drawdown fall from the highest equity, 0 to 1
 * @param tradingState whether new entries are allowed
 * @param positions open positions, by venue and symbol
 */
public record PortfolioSnapshot(
        String account,
        Instant time,
        BigDecimal equity,
        BigDecimal cash,
        BigDecimal exposure,
        BigDecimal realizedProfit,
        BigDecimal unrealizedProfit,
        BigDecimal dailyProfit,
        double drawdown,
        TradingState tradingState,
        List<PositionSnapshot> positions) {}
