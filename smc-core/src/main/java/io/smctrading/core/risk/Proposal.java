package io.smctrading.core.risk;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A signal with everything the rules look at.
 *
 * @param signal what is proposed
 * @param instrument how it trades, or {@code null} if unknown
 * @param limits what the account may risk
 * @param now market time
 * @param tradingState whether entries are allowed
 * @param haltReason why not, or {@code null}
 * @param ordered whether the ledger has an order of this signal
 * @param instrumentBusy whether the instrument has a position or a working bracket
 * @param openPositions instruments with a position or a working bracket
 * @param figures the account's numbers
 */
public record Proposal(
        TradeSignal signal,
        Instrument instrument,
        RiskLimits limits,
        Instant now,
        TradingState tradingState,
        String haltReason,
        boolean ordered,
        boolean instrumentBusy,
        int openPositions,
        Figures figures) {

    /**
     * The account's numbers at the decision, in its currency.
     *
     * @param equity cash plus positions at their marks
     * @param cash not in positions
     * @param exposure absolute position values
     * @param reserved value of approved entries that are not filled yet
     * @param dayStartEquity equity at the start of the UTC day
     * @param dailyProfit profit since then
     */
    public record Figures(
            BigDecimal equity,
            BigDecimal cash,
            BigDecimal exposure,
            BigDecimal reserved,
            BigDecimal dayStartEquity,
            BigDecimal dailyProfit) {}

    /** The prices that would be ordered; needs the instrument. */
    public BracketPrices prices() {
        return BracketPrices.of(signal, instrument, limits.entryOrder());
    }
}
