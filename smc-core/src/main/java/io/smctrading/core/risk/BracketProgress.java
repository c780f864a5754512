package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.Fill;
import io.smctrading.core.portfolio.InstrumentId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger's reports say about one intent: how far its entry and its exits are. Handles each
 * report of an order once, by its sequence, and takes quantities from the cumulative numbers, so
 * that a missed report loses no quantity (only its fee). Immutable, so that copies of an account's
 * state share it.
 */
final class BracketProgress {

    private static final int PRICE_SCALE = 8;

    /** What a report made of it: its fill if it has a new one, and what is worth a note. */
    record Step(
            BracketProgress bracket, Fill fill, boolean duplicate, boolean gap, boolean newTerms) {}

    private record Progress(
            int sequence, BigDecimal quantity, BigDecimal value, boolean terminal) {}

    private static final Progress NOT_STARTED =
            new Progress(0, BigDecimal.ZERO, BigDecimal.ZERO, false);

    private final SortedMap<String, Progress> orders;
    private final BigDecimal reservePrice;
    private final OrderIntent intent;
    private final Instant lastTime;

    /**
     * An intent without reports.
     *
     * @param reservePrice price at which its unfilled quantity is reserved
     */
    BracketProgress(OrderIntent intent, BigDecimal reservePrice) {
        this(intent, reservePrice, intent.createdTime(), Collections.emptySortedMap());
    }

    private BracketProgress(
            OrderIntent intent,
            BigDecimal reservePrice,
            Instant lastTime,
            SortedMap<String, Progress> orders) {
        this.intent = intent;
        this.reservePrice = reservePrice;
        this.lastTime = lastTime;
        this.orders = orders;
    }

    OrderIntent intent() {
        return intent;
    }

    InstrumentId instrument() {
        return new InstrumentId(intent.venue(), intent.symbol());
    }

    /** Market time of the last report. */
    Instant lastTime() {
        return lastTime;
    }

    Step apply(OrderReport report) {
        Progress known = orders.getOrDefault(report.orderId(), NOT_STARTED);
        if (report.sequence() <= known.sequence()) {
            return new Step(this, null, true, false, false);
        }
        boolean newTerms = !sameTerms(intent, report.intent());
        BigDecimal filled = report.cumulativeQuantity().subtract(known.quantity());
        Fill fill = null;
        BigDecimal value = known.value();
        if (filled.signum() > 0) {
            BigDecimal price = priceOf(filled, known, report);
            fill =
                    new Fill(
                            report.instrument(),
                            report.side() == OrderSide.BUY ? Side.LONG : Side.SHORT,
                            filled,
                            price,
                            report.fee());
            value = value.add(filled.multiply(price));
        }
        SortedMap<String, Progress> after = new TreeMap<>(orders);
        after.put(
                report.orderId(),
                new Progress(
                        report.sequence(),
                        report.cumulativeQuantity().max(known.quantity()),
                        value,
                        known.terminal() || report.terminal()));
        BracketProgress next =
                new BracketProgress(
                        report.intent(),
                        reservePrice,
                        MarketTimes.later(lastTime, report.time()),
                        after);
        return new Step(next, fill, false, report.sequence() > known.sequence() + 1, newTerms);
    }

    /** Of several fills in one, as their reports were missed, what the averages leave for them. */
    private static BigDecimal priceOf(BigDecimal filled, Progress known, OrderReport report) {
        BigDecimal last = report.lastPrice();
        if (filled.compareTo(report.lastQuantity()) == 0 && last.signum() > 0) {
            return last;
        }
        BigDecimal inferred =
                report.cumulativeQuantity()
                        .multiply(report.averagePrice())
                        .subtract(known.value())
                        .divide(filled, PRICE_SCALE, RoundingMode.HALF_EVEN);
        if (inferred.signum() > 0) {
            return inferred;
        }
        // Averages are rounded: of a small quantity they may leave nothing or less.
        return last.signum() > 0 ? last : report.averagePrice();
    }

    /** Whether more is to come: an order without its terminal report. */
    boolean working() {
        return !entryTerminal() || orders.values().stream().anyMatch(order -> !order.terminal());
    }

    /** Value of the entry that may still be filled; 0 for what only shrinks a position. */
    BigDecimal reserved() {
        if (intent.reduceOnly() || entryTerminal()) {
            return BigDecimal.ZERO;
        }
        BigDecimal filled = orders.getOrDefault(intent.orderId(), NOT_STARTED).quantity();
        return intent.quantity().subtract(filled).max(BigDecimal.ZERO).multiply(reservePrice);
    }

    private boolean entryTerminal() {
        Progress entry = orders.get(intent.orderId());
        // Exits come after their entry: where they come first, the entry was before our time.
        return entry == null ? !orders.isEmpty() : entry.terminal();
    }

    private static boolean sameTerms(OrderIntent one, OrderIntent other) {
        return one.side() == other.side()
                && sameNumber(one.quantity(), other.quantity())
                && sameNumber(one.limitPrice(), other.limitPrice())
                && sameNumber(one.stopPrice(), other.stopPrice())
                && sameNumber(one.targetPrice(), other.targetPrice())
                && one.reduceOnly() == other.reduceOnly()
                && one.validUntil().equals(other.validUntil());
    }

    private static boolean sameNumber(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    void write(DataOutput out) throws IOException {
        RiskInputs.writeIntent(out, intent);
        BinaryFields.writeDecimal(out, reservePrice);
        BinaryFields.writeInstant(out, lastTime);
        out.writeInt(orders.size());
        for (var order : orders.entrySet()) {
            Progress progress = order.getValue();
            BinaryFields.writeText(out, order.getKey());
            out.writeInt(progress.sequence());
            BinaryFields.writeDecimal(out, progress.quantity());
            BinaryFields.writeDecimal(out, progress.value());
            out.writeBoolean(progress.terminal());
        }
    }

    static BracketProgress read(DataInput in) throws IOException {
        OrderIntent intent = RiskInputs.readIntent(in);
        BigDecimal reservePrice = BinaryFields.readDecimal(in);
        Instant lastTime = BinaryFields.readInstant(in);
        SortedMap<String, Progress> orders = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            orders.put(
                    BinaryFields.readText(in),
                    new Progress(
                            in.readInt(),
                            BinaryFields.readDecimal(in),
                            BinaryFields.readDecimal(in),
                            in.readBoolean()));
        }
        return new BracketProgress(intent, reservePrice, lastTime, orders);
    }
}
