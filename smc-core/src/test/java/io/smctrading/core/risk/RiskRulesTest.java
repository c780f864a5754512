package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static io.smctrading.core.risk.RiskFixtures.minute;
import static io.smctrading.core.risk.RiskFixtures.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per reason to refuse, and beside it the nearest thing that passes. */
class RiskRulesTest {

    private static final TradeSignal GOOD = signal("s", BTC, Side.LONG, T0, "1000", "990", "1020");

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void refuses(RiskCode code, Case proposal, String reason) {
        assertThat(firstRefusal(proposal)).contains(code + ": " + reason);
    }

    @ParameterizedTest(name = "passes {0}")
    @MethodSource("passed")
    void passesJustInside(String name, Case proposal) {
        assertThat(firstRefusal(proposal)).isEmpty();
    }

    @Test
    void everyCodeHasARow() {
        Set<RiskCode> covered = EnumSet.of(RiskCode.APPROVED);
        covered.addAll(RequestEngineTest.CODES);
        refused().forEach(row -> covered.add((RiskCode) row.get()[0]));

        assertThat(covered).containsExactlyInAnyOrder(RiskCode.values());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row(
                        RiskCode.DUPLICATE,
                        good().ordered(),
                        "The ledger already holds an order of signal s."),
                row(RiskCode.HALTED, good().halted(), "Trading is halted: flood (ann)."),
                row(
                        RiskCode.NO_INSTRUMENT,
                        good().instrument(null),
                        "Nothing is known about bitstamp:BTC-USD."),
                row(
                        RiskCode.STALE_SIGNAL,
                        good().now(minute(1)),
                        "The signal was valid until 2026-03-02T10:01:00Z, the market is at"
                                + " 2026-03-02T10:01:00Z."),
                row(
                        RiskCode.NOT_SHORTABLE,
                        good().signal(signal("s", BTC, Side.SHORT, T0, "1000", "1010", "980")),
                        "bitstamp:BTC-USD cannot be sold short."),
                row(
                        RiskCode.INVALID_STOP,
                        good().signal(signal("s", BTC, Side.LONG, T0, "1000", "1000", "1020")),
                        "A LONG at 1000 cannot have its stop at 1000."),
                row(
                        RiskCode.INVALID_STOP,
                        good().signal(signal("s", BTC, Side.LONG, T0, "1000", "0.001", "1020")),
                        "A LONG at 1000 cannot have its stop at 0."),
                row(
                        RiskCode.INVALID_TARGET,
                        good().signal(signal("s", BTC, Side.LONG, T0, "1000", "990", "1000.009")),
                        "A LONG at 1000 cannot have its target at 1000."),
                row(
                        RiskCode.DAILY_LOSS,
                        good().dailyProfit("-3000"),
                        "The day's loss of 3000 has reached its limit of 3000."),
                row(
                        RiskCode.POSITION_OPEN,
                        good().busy(),
                        "bitstamp:BTC-USD has a position or a working order already."),
                row(
                        RiskCode.MAXIMUM_OPEN_POSITIONS,
                        good().openPositions(10),
                        "10 positions or working orders are open, allowed are 10."),
                row(
                        RiskCode.MAXIMUM_POSITION,
                        good().signal(signal("s", BTC, Side.LONG, T0, "1000", "995", "1020"))
                                .lot("60"),
                        "The largest position allowed, 50000, is less than a lot at 1000."),
                row(
                        RiskCode.INSUFFICIENT_CASH,
                        good().cash("80000", "79600"),
                        "Cash of 80000, 79600 of it reserved, does not pay for a lot at 1000."),
                row(
                        RiskCode.BELOW_LOT_SIZE,
                        good().signal(signal("s", BTC, Side.LONG, T0, "1000", "400", "1020"))
                                .lot("1"),
                        "One lot of 1 loses more at the stop than the 500 allowed."),
                row(
                        RiskCode.BELOW_MINIMUM_NOTIONAL,
                        good().minimum("50000.01"),
                        "The order's value of 50000 is below the venue's minimum of 50000.01."),
                row(
                        RiskCode.MAXIMUM_EXPOSURE,
                        good().exposure("50000.01"),
                        "Exposure would be 100000.01, allowed are 100000."));
    }

    static Stream<Arguments> passed() {
        return Stream.of(
                Arguments.of("a good one", good()),
                Arguments.of("a moment before validUntil", good().now(minute(1).minusMillis(1))),
                Arguments.of("a loss short of the limit", good().dailyProfit("-2999.99")),
                Arguments.of("one position short of the most", good().openPositions(9)),
                Arguments.of("the largest position of one lot", good().lot("50")),
                Arguments.of("an order of the minimum", good().minimum("50000")),
                Arguments.of("all of the exposure", good().exposure("50000")),
                Arguments.of("cash for a lot and its costs", good().cash("1005", "0").lot("1")),
                Arguments.of(
                        "a short of what can be shorted, without its cash",
                        good().signal(signal("s", BTC, Side.SHORT, T0, "1000", "1010", "980"))
                                .cash("0", "0")
                                .shortable()));
    }

    private static Arguments row(RiskCode code, Case proposal, String reason) {
        return Arguments.of(code, proposal, reason);
    }

    private static Optional<String> firstRefusal(Case proposed) {
        Proposal proposal = proposed.proposal();
        for (RiskRule rule : RiskRules.BEFORE_SIZING) {
            Optional<String> refusal = rule.refusal(proposal);
            if (refusal.isPresent()) {
                return refusal.map(reason -> rule.code() + ": " + reason);
            }
        }
        SizedOrder order = SizedOrder.of(proposal);
        for (OrderRule rule : RiskRules.AFTER_SIZING) {
            Optional<String> refusal = rule.refusal(proposal, order);
            if (refusal.isPresent()) {
                return refusal.map(reason -> rule.code() + ": " + reason);
            }
        }
        return Optional.empty();
    }

    private static Case good() {
        return new Case();
    }

    /** A proposal that passes, but for what is said. */
    private static final class Case {
        private TradeSignal signal = GOOD;
        private Instrument instrument = RiskFixtures.spot(BTC);
        private Instant now = T0;
        private String haltReason;
        private boolean ordered;
        private boolean busy;
        private int openPositions;
        private String cash = "100000";
        private String exposure = "0";
        private String reserved = "0";
        private String dailyProfit = "0";

        Case signal(TradeSignal value) {
            signal = value;
            return this;
        }

        Case instrument(Instrument value) {
            instrument = value;
            return this;
        }

        Case lot(String value) {
            return instrument(RiskFixtures.instrument(BTC, false, value, "10"));
        }

        Case minimum(String value) {
            return instrument(RiskFixtures.instrument(BTC, false, "0.0001", value));
        }

        Case shortable() {
            return instrument(RiskFixtures.instrument(BTC, true, "0.0001", "10"));
        }

        Case now(Instant value) {
            now = value;
            return this;
        }

        Case halted() {
            haltReason = "flood (ann)";
            return this;
        }

        Case ordered() {
            ordered = true;
            return this;
        }

        Case busy() {
            busy = true;
            return this;
        }

        Case openPositions(int value) {
            openPositions = value;
            return this;
        }

        Case cash(String value, String reservedValue) {
            cash = value;
            reserved = reservedValue;
            return lot("1");
        }

        Case exposure(String value) {
            exposure = value;
            return this;
        }

        Case dailyProfit(String value) {
            dailyProfit = value;
            return this;
        }

        Proposal proposal() {
            return new Proposal(
                    signal,
                    instrument,
                    LIMITS,
                    now,
                    haltReason == null ? TradingState.ACTIVE : TradingState.HALTED,
                    haltReason,
                    ordered,
                    busy,
                    openPositions,
                    new Proposal.Figures(
                            new BigDecimal("100000"),
                            new BigDecimal(cash),
                            new BigDecimal(exposure),
                            new BigDecimal(reserved),
                            new BigDecimal("100000"),
                            new BigDecimal(dailyProfit)));
        }

        @Override
        public String toString() {
            return signal.side() + " " + signal.entry();
        }
    }
}
