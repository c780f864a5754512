package io.smctrading.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bracket whose venue is the test: tells it what the venue says, keeps all that comes of it. */
final class BracketAtVenue {

    static final Instant NOW = Orders.T0.plusSeconds(10);
    private static final FeeRates NO_THIRD_ASSETS = (asset, quoteAsset) -> BigDecimal.ZERO;

    final List<ExecutionReport> reports = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final List<VenueCommand> commands = new ArrayList<>();
    private final VenueBracket bracket;
    private BigDecimal lastPrice = new BigDecimal("100");

    private BracketAtVenue(
            Bracket state,
            String cancelReason,
            Map<String, Set<String>> booked,
            boolean coversPartialFills) {
        VenueTerms terms =
                new VenueTerms(Orders.BTC, coversPartialFills, NO_THIRD_ASSETS, () -> lastPrice);
        bracket = new VenueBracket(state, cancelReason, booked, terms, reports::add, alarms::add);
    }

    /** Its entry is SENT, and its command taken. */
    static BracketAtVenue sent(OrderIntent intent, boolean coversPartialFills) {
        BracketAtVenue one =
                new BracketAtVenue(
                        new Bracket(
                                intent,
                                Order.entryOf(intent).become(OrderStatus.SENT),
                                null,
                                null,
                                BigDecimal.ZERO),
                        null,
                        Map.of(),
                        coversPartialFills);
        one.bracket.sendAll(BigDecimal.TEN);
        one.settle();
        return one;
    }

    /** The same bracket in a new process: what was not durable is forgotten. */
    BracketAtVenue afterRestart(boolean coversPartialFills) {
        Map<String, Set<String>> booked = new HashMap<>();
        for (ExecutionReport report : reports) {
            if (report.fill()) {
                booked.merge(
                        report.order().id(),
                        Set.of(report.venueTradeId()),
                        (some, more) -> {
                            Set<String> all = new HashSet<>(some);
                            all.addAll(more);
                            return all;
                        });
            }
        }
        BracketAtVenue next =
                new BracketAtVenue(
                        bracket.state(), bracket.cancelReason(), booked, coversPartialFills);
        next.reports.addAll(reports);
        return next;
    }

    VenueBracket bracket() {
        return bracket;
    }

    Order entry() {
        return bracket.state().entry();
    }

    Order stop() {
        return bracket.state().stop();
    }

    Order target() {
        return bracket.state().target();
    }

    /** What it wants done from here on is looked at alone. */
    BracketAtVenue settle() {
        commands.addAll(bracket.drainCommands());
        commands.clear();
        return this;
    }

    /** What it wants done since the last look. */
    List<VenueCommand> wanted() {
        commands.clear();
        commands.addAll(bracket.drainCommands());
        return List.copyOf(commands);
    }

    <T extends VenueCommand> List<T> wanted(Class<T> kind) {
        return wanted().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    BracketAtVenue says(String orderId, OrderStatus status, String quantity, String filled) {
        bracket.on(order(orderId, status, quantity, filled, 0), NOW);
        return this;
    }

    /** The market's price moves. */
    BracketAtVenue priced(String price) {
        lastPrice = new BigDecimal(price);
        bracket.onPrice(NOW);
        return this;
    }

    BracketAtVenue fills(String orderId, String executionId, String quantity, String price) {
        bracket.on(fill(orderId, executionId, quantity, price, "0", "USD"), NOW);
        return this;
    }

    static VenueOrder order(
            String orderId, OrderStatus status, String quantity, String filled, int millis) {
        return new VenueOrder(
                orderId,
                "v-" + orderId,
                "btcusd",
                exit(orderId) ? OrderSide.SELL : OrderSide.BUY,
                status,
                new BigDecimal(quantity),
                new BigDecimal(filled),
                NOW.plusMillis(millis),
                status == OrderStatus.CANCELED || status == OrderStatus.REJECTED
                        ? "the venue's words"
                        : null);
    }

    static VenueFill fill(
            String orderId,
            String executionId,
            String quantity,
            String price,
            String fee,
            String feeAsset) {
        return new VenueFill(
                executionId,
                orderId,
                "v-" + orderId,
                "btcusd",
                exit(orderId) ? OrderSide.SELL : OrderSide.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(fee),
                feeAsset,
                Liquidity.TAKER,
                NOW);
    }

    private static boolean exit(String orderId) {
        return orderId.contains("-stop") || orderId.contains("-target");
    }

    /** State and sums of each order, without what may differ with the order of hearing. */
    Map<String, String> endState() {
        Map<String, String> end = new LinkedHashMap<>();
        for (Order order : new Order[] {entry(), stop(), target()}) {
            if (order != null) {
                end.put(
                        order.id(),
                        "%s filled %s cost %s fees %s"
                                .formatted(
                                        order.status(),
                                        plain(order.filled()),
                                        plain(order.cost()),
                                        plain(order.fees())));
            }
        }
        end.put("open", plain(bracket.open()));
        return end;
    }

    /** One terminal report per order that ended, its last; sequences without holes; sums add up. */
    void assertReportsAreSound() {
        Map<String, List<ExecutionReport>> byOrder = new LinkedHashMap<>();
        reports.forEach(
                report ->
                        byOrder.computeIfAbsent(report.order().id(), id -> new ArrayList<>())
                                .add(report));
        byOrder.forEach(
                (id, own) -> {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (int i = 0; i < own.size(); i++) {
                        Order order = own.get(i).order();
                        assertThat(order.sequence()).as("sequence of %s", id).isEqualTo(i + 1);
                        assertThat(order.status().terminal())
                                .as("%s is terminal in report %d of %d", id, i + 1, own.size())
                                .isEqualTo(i == own.size() - 1 && order.status().terminal());
                        sum = sum.add(own.get(i).lastQuantity());
                        assertThat(order.filled()).as("sum of %s", id).isEqualByComparingTo(sum);
                        assertThat(order.venueFilled()).isLessThanOrEqualTo(order.quantity());
                    }
                });
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
