package io.smctrading.core.execution;

import static io.smctrading.core.execution.Orders.BTC;
import static io.smctrading.core.execution.Orders.T0;
import static io.smctrading.core.execution.Orders.buy;
import static io.smctrading.core.execution.Orders.flatten;
import static io.smctrading.core.execution.Orders.limitBuy;
import static io.smctrading.core.execution.Orders.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Trade;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperBookTest {

    private final Orders orders = new Orders();
    private final PaperBook book = new PaperBook(BTC, CostModel.FREE, BookState.EMPTY);

    @Test
    void fillsAMarketEntryFromTheNextTradesUpToTheirQuantity() {
        book.onTrade(trade(0, "100", "5"));

        assertThat(lines(book.accept(buy("a", "1", "90", "120")))).containsExactly("a-1 ACCEPTED");
        assertThat(lines(book.onTrade(trade(1, "101", "0.4"))))
                .containsExactly(
                        "a-2 PARTIALLY_FILLED 0.4@101", "a-stop-1 ACCEPTED", "a-target-1 ACCEPTED");
        assertThat(lines(book.onTrade(trade(2, "102", "3")))).containsExactly("a-3 FILLED 0.6@102");
        assertThat(book.state().brackets().get(0).stop().quantity()).isEqualByComparingTo("1");
        assertThat(book.state().brackets().get(0).entry().averagePrice())
                .isEqualByComparingTo("101.6");
    }

    @Test
    void ignoresPrintsWithoutQuantityLateAndRepeatedTrades() {
        book.accept(buy("a", "1", "90", "120"));
        Trade first = trade(1, "101", "0.4");
        book.onTrade(first);

        assertThat(book.onTrade(trade(2, "101", "0"))).isEmpty();
        assertThat(book.onTrade(first)).isEmpty();
        book.onClock(T0.plusSeconds(60));
        assertThat(book.onTrade(trade(59, "101", "1"))).isEmpty();
        assertThat(lines(book.onTrade(trade(60, "101", "1"))))
                .containsExactly("a-3 FILLED 0.6@101");
    }

    @Test
    void doesNotFillFromATradeBeforeTheDecision() {
        book.accept(buy("a", "1", "90", "120"));

        assertThat(book.onTrade(trade(-1, "101", "9"))).isEmpty();
    }

    @Test
    void triggersTheStopAtItsPriceAndFillsFromTheTradesAfter() {
        open("a", "1");

        assertThat(lines(book.onTrade(trade(2, "90", "9"))))
                .containsExactly("a-target-2 CANCELED stop 90 was reached at 90");
        assertThat(lines(book.onTrade(trade(3, "88", "0.3"))))
                .containsExactly("a-stop-2 PARTIALLY_FILLED 0.3@88");
        assertThat(lines(book.onTrade(trade(4, "95", "9"))))
                .containsExactly("a-stop-3 FILLED 0.7@95");
        assertThat(book.busy()).isFalse();
    }

    @Test
    void fillsTheTargetOnlyStrictlyThroughItsPriceAndAtIt() {
        open("a", "1");

        assertThat(book.onTrade(trade(2, "120", "9"))).isEmpty();
        assertThat(lines(book.onTrade(trade(3, "121", "0.4"))))
                .containsExactly("a-target-2 PARTIALLY_FILLED 0.4@120");
        assertThat(book.state().brackets().get(0).stop().quantity()).isEqualByComparingTo("0.6");
        assertThat(lines(book.onTrade(trade(4, "125", "9"))))
                .containsExactly(
                        "a-target-3 FILLED 0.6@120", "a-stop-2 CANCELED target 120 was reached");
        assertThat(book.busy()).isFalse();
    }

    @Test
    void protectsWithTheStopWhatThePartlyFilledTargetLeft() {
        open("a", "1");
        book.onTrade(trade(2, "121", "0.4"));

        book.onTrade(trade(3, "89", "1"));

        assertThat(lines(book.onTrade(trade(4, "88", "9"))))
                .containsExactly("a-stop-2 FILLED 0.6@88");
    }

    @Test
    void cancelsTheRestOfTheEntryWhenAnExitBegins() {
        book.accept(buy("a", "1", "90", "120"));
        book.onTrade(trade(1, "100", "0.4"));

        assertThat(lines(book.onTrade(trade(2, "89", "9"))))
                .containsExactly(
                        "a-3 CANCELED stop 90 was reached at 89",
                        "a-target-2 CANCELED stop 90 was reached at 89");
        assertThat(lines(book.onTrade(trade(3, "88", "9"))))
                .containsExactly("a-stop-2 FILLED 0.4@88");
    }

    @Test
    void expiresTheRestAtItsTimeAndKeepsTheExits() {
        book.accept(buy("a", "1", "90", "120"));
        book.onTrade(trade(1, "100", "0.4"));

        assertThat(lines(book.onClock(T0.plusSeconds(300))))
                .containsExactly("a-3 EXPIRED valid until 2026-01-05T10:05:00Z");
        assertThat(lines(book.onTrade(trade(301, "121", "9"))))
                .containsExactly(
                        "a-target-2 FILLED 0.4@120", "a-stop-2 CANCELED target 120 was reached");
    }

    @Test
    void expiresByATradeAtItsTimeBeforeItCouldFill() {
        book.accept(buy("a", "1", "90", "120"));

        assertThat(lines(book.onTrade(trade(300, "100", "9"))))
                .containsExactly("a-2 EXPIRED valid until 2026-01-05T10:05:00Z");
    }

    @Test
    void doesNotPlaceWhatIsTooLate() {
        book.onClock(T0.plusSeconds(300));

        assertThat(book.refuse(buy("a", "1", "90", "120"), OrderStatus.NEW))
                .hasValueSatisfying(
                        refusal ->
                                assertThat(refusal.report().order().status())
                                        .isEqualTo(OrderStatus.EXPIRED));
    }

    @Test
    void fillsARestingLimitWhenATradeGoesThroughIt() {
        book.accept(limitBuy("a", "1", "95", "90", "120"));

        assertThat(book.onTrade(trade(1, "95", "9"))).isEmpty();
        assertThat(lines(book.onTrade(trade(2, "94", "9")))).startsWith("a-2 FILLED 1@95");
    }

    @Test
    void mirrorsEverythingForAShort() {
        book.accept(sell("s", "1", "110", "80"));
        book.onTrade(trade(1, "100", "1"));

        book.onTrade(trade(2, "111", "9"));

        assertThat(lines(book.onTrade(trade(3, "112", "9"))))
                .containsExactly("s-stop-2 FILLED 1@112");
    }

    @Test
    void handsATradesQuantityOutOnceOldestFirst() {
        book.accept(buy("a", "1", "90", "120"));
        book.accept(buy("b", "1", "90", "120"));

        assertThat(lines(book.onTrade(trade(1, "100", "1.5"))))
                .containsExactly(
                        "a-2 FILLED 1@100",
                        "a-stop-1 ACCEPTED",
                        "a-target-1 ACCEPTED",
                        "b-2 PARTIALLY_FILLED 0.5@100",
                        "b-stop-1 ACCEPTED",
                        "b-target-1 ACCEPTED");
    }

    @Test
    void flattensTheOldestFirstAndEndsTheirExits() {
        open("a", "1");
        open("b", "1");

        book.accept(flatten("f", OrderSide.SELL, "1.5"));

        assertThat(lines(book.onTrade(trade(3, "100", "9"))))
                .containsExactly(
                        "f-2 FILLED 1.5@100",
                        "a-stop-2 CANCELED closed by f",
                        "a-target-2 CANCELED closed by f");
        assertThat(book.state().brackets()).hasSize(1);
        assertThat(book.state().brackets().get(0).stop().quantity()).isEqualByComparingTo("0.5");
    }

    @Test
    void neverFlattensMoreThanIsOpen() {
        open("a", "1");

        book.accept(flatten("f", OrderSide.SELL, "5"));

        assertThat(lines(book.onTrade(trade(3, "100", "9"))))
                .containsExactly(
                        "f-2 PARTIALLY_FILLED 1@100",
                        "a-stop-2 CANCELED closed by f",
                        "a-target-2 CANCELED closed by f",
                        "f-3 CANCELED REDUCE_ONLY: nothing is open any more");
        assertThat(book.busy()).isFalse();
    }

    @Test
    void cancelsTheRestOfEntriesThatAFlatteningWorksAgainst() {
        book.accept(buy("a", "1", "90", "120"));
        book.onTrade(trade(1, "100", "0.4"));

        assertThat(lines(book.accept(flatten("f", OrderSide.SELL, "0.4"))))
                .containsExactly("f-1 ACCEPTED", "a-3 CANCELED reduced by f");
    }

    @Test
    void rejectsAFlatteningOfNothing() {
        assertThat(lines(book.accept(flatten("f", OrderSide.SELL, "1"))))
                .containsExactly(
                        "f-1 REJECTED REDUCE_ONLY: nothing of BTC-USD at bitstamp is open for a"
                                + " SELL to close");
    }

    @Test
    void cancelsAnUnfilledEntryByAFlatteningThatEndsWithIt() {
        book.accept(buy("a", "1", "90", "120"));

        assertThat(lines(book.accept(flatten("f", OrderSide.SELL, "1"))))
                .containsExactly(
                        "f-1 ACCEPTED",
                        "a-2 CANCELED reduced by f",
                        "f-2 CANCELED REDUCE_ONLY: nothing is open any more");
        assertThat(book.busy()).isFalse();
        assertThat(book.onTrade(trade(1, "100", "9"))).isEmpty();
    }

    @Test
    void rejectsAFlatteningThatAnEntryOfItsOwnSideCannotFeed() {
        book.accept(sell("s", "1", "110", "80"));

        assertThat(lines(book.accept(flatten("f", OrderSide.SELL, "1"))))
                .singleElement()
                .asString()
                .startsWith("f-1 REJECTED REDUCE_ONLY");
    }

    @Test
    void matchesATradeAheadOfTheClockOnceThoughItComesAgainBehindIt() {
        book.accept(buy("a", "1", "90", "120"));
        Trade ahead = trade(60, "100", "0.4");
        book.onTrade(ahead);
        book.onClock(T0.plusSeconds(60));

        assertThat(book.onTrade(ahead)).isEmpty();
        PaperBook restarted = new PaperBook(BTC, CostModel.FREE, book.state());
        assertThat(restarted.onTrade(ahead)).isEmpty();
        restarted.onClock(T0.plusSeconds(61));
        assertThat(restarted.state().recentTrades()).isEmpty();
    }

    @Test
    void refusesTheSameOrderTwice() {
        book.accept(buy("a", "1", "90", "120"));

        assertThatThrownBy(() -> book.accept(buy("a", "1", "90", "120")))
                .hasMessage("order a is already here");
    }

    @Test
    void paysFeeAndSlippagePerFill() {
        PaperBook costly = new PaperBook(BTC, Orders.COSTS, BookState.EMPTY);
        costly.accept(buy("a", "1", "90", "120"));

        ExecutionReport fill = costly.onTrade(trade(1, "100", "1")).get(0);

        assertThat(fill.lastPrice()).isEqualByComparingTo("100.2");
        assertThat(fill.fee()).isEqualByComparingTo("0.1002");
        assertThat(fill.venueTradeId()).isEqualTo("t1");
    }

    private void open(String id, String quantity) {
        book.accept(buy(id, quantity, "90", "120"));
        book.onTrade(trade(1, "100", quantity));
    }

    private Trade trade(long seconds, String price, String quantity) {
        return orders.trade(seconds, price, quantity);
    }

    /** One line per report: execution id, state, fill or reason. */
    private static List<String> lines(List<ExecutionReport> reports) {
        return reports.stream().map(PaperBookTest::line).toList();
    }

    private static String line(ExecutionReport report) {
        String line = report.executionId() + " " + report.order().status();
        if (report.fill()) {
            line += " " + plain(report.lastQuantity()) + "@" + plain(report.lastPrice());
        }
        return report.reason() == null ? line : line + " " + report.reason();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
