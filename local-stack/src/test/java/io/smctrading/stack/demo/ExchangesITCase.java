package io.smctrading.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.TradingPlan;
import io.smctrading.stack.TradingVenue;
import io.smctrading.stack.exchange.Agreement;
import io.smctrading.stack.exchange.Agreement.Line;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.topics.TopicAdmin.Retention;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Orders over the wire on the real stack: one account trades parts of the week at each of the three
 * exchanges, one after the other, in lock-step with the simulator, and the ledger is held against
 * the exchanges' own books.
 */
@ExtendWith(SharedStack.class)
class ExchangesITCase {

    private static final Namespace NAMESPACE = new Namespace("exchanges");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final Map<TradingVenue, Agreement> AGREEMENTS =
            new EnumMap<>(TradingVenue.class);

    private static RunTotals totals;

    @BeforeAll
    static void tradeAtEach(Stack stack) {
        stack.open(
                NAMESPACE,
                Retention.UNLIMITED,
                TradingPlan.of("binance,oanda,bybit", BigDecimal.ZERO));
        // More signals than by default.
        stack.flink().cancel(stack.jobs().get(Job.SMC_CEP), TIMEOUT);
        stack.submit(
                Job.SMC_CEP,
                NAMESPACE,
                List.of("--entry.min-confidence", "0.30"),
                Optional.empty());
        trade(stack, TradingVenue.BINANCE, "2013-11-25T07:00:00Z", 70);
        trade(stack, TradingVenue.OANDA, "2013-11-28T07:00:00Z", 55);
        trade(stack, TradingVenue.BYBIT, "2013-11-29T00:00:00Z", 30);
    }

    private static void trade(Stack stack, TradingVenue venue, String from, int minutes) {
        Instant begin = Instant.parse(from);
        TradeFile part =
                TradeFile.bitstampWeek().from(begin).until(begin.plus(Duration.ofMinutes(minutes)));
        DemoSummary summary =
                new DemoRun(stack, NAMESPACE, venue).run(part, stack.uptime(), trades -> {});
        summary.print(System.out);
        AGREEMENTS.put(venue, summary.agreement().orElseThrow());
        totals = summary.totals();
    }

    @ParameterizedTest
    @EnumSource(names = {"BINANCE", "BYBIT", "OANDA"})
    void theLedgerSaysWhatTheExchangeSays(TradingVenue venue) {
        Agreement agreement = AGREEMENTS.get(venue);

        assertThat(agreement.lost()).isZero();
        assertThat(agreement.duplicates()).isZero();
        assertThat(lineOf(agreement, "executions").ledger()).isPositive();
        assertThat(agreement.lines())
                // The account's equity is of all exchanges together.
                .filteredOn(line -> !line.name().startsWith("equity"))
                .hasSize(6)
                .allMatch(Line::agrees, "agrees");
    }

    @Test
    void theAccountIsWorthWhatAllExchangesSay() {
        BigDecimal others = TradingPlan.CAPITAL.multiply(BigDecimal.valueOf(2));
        BigDecimal worth =
                AGREEMENTS.values().stream()
                        .map(agreement -> lineOf(agreement, "equity").exchange())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(others);

        assertThat(totals.equity().subtract(worth).abs()).isLessThan(CENT);
        assertThat(totals.equity()).isNotEqualByComparingTo(TradingPlan.CAPITAL);
    }

    @Test
    void nothingIsRefusedOnTheWay() {
        assertThat(totals.deadLetters()).isZero();
        assertThat(totals.duplicateOrders()).isZero();
        assertThat(totals.orders()).isGreaterThanOrEqualTo(4);
    }

    private static Line lineOf(Agreement agreement, String name) {
        return agreement.lines().stream()
                .filter(line -> line.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
