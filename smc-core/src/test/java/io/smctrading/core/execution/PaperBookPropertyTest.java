package io.smctrading.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class PaperBookPropertyTest {

    /** One thing that happens: a trade, a clock, or an intent. */
    record Happening(Kind kind, int seconds, int price, int quantity, int stop, int target) {}

    enum Kind {
        TRADE,
        CLOCK,
        BUY,
        SELL,
        LIMIT_BUY,
        FLATTEN_LONGS,
        FLATTEN_SHORTS
    }

    @Property(tries = 500)
    void neverFillsMoreThanOrderedAndNeverExitsMoreThanEntered(
            @ForAll("histories") List<Happening> history) {
        Map<String, Order> last = new HashMap<>();
        for (ExecutionReport report : run(history, history.size() + 1)) {
            Order order = report.order();
            last.put(order.id(), order);
            assertThat(order.filled()).isLessThanOrEqualTo(order.quantity());
            assertThat(order.filled()).isLessThanOrEqualTo(report.intent().quantity());
        }
        last.forEach(
                (id, order) -> {
                    if (order.leg() == OrderLeg.ENTRY) {
                        BigDecimal exits =
                                filled(last, id + "-stop").add(filled(last, id + "-target"));
                        assertThat(exits).isLessThanOrEqualTo(order.filled());
                    }
                });
        BigDecimal net = BigDecimal.ZERO;
        for (Order order : last.values()) {
            net =
                    order.leg() == OrderLeg.FLATTEN
                            ? net.subtract(order.filled())
                            : net.add(
                                    order.leg() == OrderLeg.ENTRY
                                            ? order.filled()
                                            : order.filled().negate());
        }
        assertThat(net).as("what is open after all exits").isNotNegative();
    }

    @Property(tries = 500)
    void givesEachOrderReportsWithoutHolesAndAtMostOneTerminalAsTheLast(
            @ForAll("histories") List<Happening> history) {
        Map<String, ExecutionReport> last = new HashMap<>();
        for (ExecutionReport report : run(history, history.size() + 1)) {
            ExecutionReport before = last.put(report.order().id(), report);
            assertThat(report.order().sequence())
                    .isEqualTo(before == null ? 1 : before.order().sequence() + 1);
            if (before != null) {
                assertThat(before.order().status().terminal()).isFalse();
            }
        }
    }

    @Property(tries = 500)
    void takesFromEachTradeAtMostItsQuantity(@ForAll("histories") List<Happening> history) {
        Map<String, BigDecimal> taken = new HashMap<>();
        for (ExecutionReport report : run(history, history.size() + 1)) {
            if (report.fill()) {
                taken.merge(report.venueTradeId(), report.lastQuantity(), BigDecimal::add);
            }
        }
        taken.forEach(
                (trade, quantity) -> {
                    int index = Integer.parseInt(trade.substring(1));
                    assertThat(quantity)
                            .isLessThanOrEqualTo(hundredths(history.get(index).quantity()));
                });
    }

    @Property(tries = 500)
    void endsEveryOrderOnceTheMarketWentThroughBothExits(
            @ForAll("histories") List<Happening> history) {
        List<Happening> all = new ArrayList<>(history);
        all.add(new Happening(Kind.CLOCK, 100_000, 0, 0, 0, 0));
        for (int price : new int[] {1, 1, 100_000, 100_000, 1, 100_000}) {
            all.add(new Happening(Kind.TRADE, 0, price, 1_000_000, 0, 0));
        }
        Map<String, OrderStatus> last = new HashMap<>();
        for (ExecutionReport report : run(all, all.size() + 1)) {
            last.put(report.order().id(), report.order().status());
        }
        assertThat(last.values()).allMatch(OrderStatus::terminal);
    }

    @Property(tries = 500)
    void goesOnAfterARestartAtAnyPointAsIfNothingHadBeen(
            @ForAll("histories") List<Happening> history, @ForAll @IntRange(max = 40) int cut) {
        assertThat(run(history, Math.min(cut, history.size())))
                .isEqualTo(run(history, history.size() + 1));
    }

    /** All reports, with a save and restore of the book before the given happening. */
    private static List<ExecutionReport> run(List<Happening> history, int restart) {
        PaperBook book = new PaperBook(Orders.BTC, Orders.COSTS, BookState.EMPTY);
        List<ExecutionReport> reports = new ArrayList<>();
        Instant now = Orders.T0;
        for (int i = 0; i < history.size(); i++) {
            if (i == restart) {
                book = new PaperBook(Orders.BTC, Orders.COSTS, book.state());
            }
            Happening one = history.get(i);
            now = now.plusSeconds(one.seconds());
            switch (one.kind()) {
                case TRADE -> reports.addAll(book.onTrade(trade(one, i, now)));
                case CLOCK -> reports.addAll(book.onClock(now));
                default -> reports.addAll(book.accept(intent(one, i, now)));
            }
        }
        return reports;
    }

    private static Trade trade(Happening one, int index, Instant now) {
        return new Trade(
                "bitstamp",
                "BTC-USD",
                "t" + index,
                now,
                BigDecimal.valueOf(one.price()),
                hundredths(one.quantity()));
    }

    private static OrderIntent intent(Happening one, int index, Instant now) {
        boolean buys = one.kind() == Kind.BUY || one.kind() == Kind.LIMIT_BUY;
        boolean flattens = one.kind() == Kind.FLATTEN_LONGS || one.kind() == Kind.FLATTEN_SHORTS;
        int sign = buys ? 1 : -1;
        BigDecimal price = BigDecimal.valueOf(one.price());
        return new OrderIntent(
                "o" + index,
                "d" + index,
                null,
                "paper",
                "bitstamp",
                "BTC-USD",
                buys || one.kind() == Kind.FLATTEN_SHORTS ? OrderSide.BUY : OrderSide.SELL,
                hundredths(one.quantity() + 20),
                one.kind() == Kind.LIMIT_BUY ? price : null,
                flattens ? null : BigDecimal.valueOf(one.price() - (long) sign * one.stop()),
                flattens ? null : BigDecimal.valueOf(one.price() + (long) sign * one.target()),
                flattens,
                now,
                now.plusSeconds(120));
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(12, Kind.TRADE),
                                Tuple.of(2, Kind.CLOCK),
                                Tuple.of(2, Kind.BUY),
                                Tuple.of(2, Kind.SELL),
                                Tuple.of(1, Kind.LIMIT_BUY),
                                Tuple.of(1, Kind.FLATTEN_LONGS),
                                Tuple.of(1, Kind.FLATTEN_SHORTS)),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(90, 110),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 12))
                .as(Happening::new)
                .list()
                .ofMaxSize(40);
    }

    private static BigDecimal filled(Map<String, Order> orders, String id) {
        Order order = orders.get(id);
        return order == null ? BigDecimal.ZERO : order.filled();
    }

    private static BigDecimal hundredths(int number) {
        return BigDecimal.valueOf(number, 2);
    }
}
