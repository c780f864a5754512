package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.ledger.Progress.MarketRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen of the markets that orders are meant for: their time and their last price. */
final class Markets {

    private final Map<String, MarketRow> rows = new HashMap<>();
    private final Set<String> moved = new HashSet<>();

    Markets(List<MarketRow> noted) {
        noted.forEach(row -> rows.put(key(row.venue(), row.symbol()), row));
    }

    void on(Trade trade) {
        MarketRow last = rows.get(key(trade.venue(), trade.symbol()));
        if (last != null && last.clockTime() != null && trade.time().isBefore(last.clockTime())) {
            return;
        }
        boolean priced = trade.quantity().signum() > 0 && trade.price().signum() > 0;
        put(
                new MarketRow(
                        trade.venue(),
                        trade.symbol(),
                        later(last == null ? null : last.marketTime(), trade.time()),
                        last == null ? null : last.clockTime(),
                        priced ? trade.price() : last == null ? null : last.lastPrice()));
    }

    void on(Clock clock) {
        MarketRow last = rows.get(key(clock.venue(), clock.symbol()));
        put(
                new MarketRow(
                        clock.venue(),
                        clock.symbol(),
                        later(last == null ? null : last.marketTime(), clock.time()),
                        later(last == null ? null : last.clockTime(), clock.time()),
                        last == null ? null : last.lastPrice()));
    }

    /** Market time of what happens to an intent now: never before its decision. */
    Instant timeOf(OrderIntent intent) {
        MarketRow row = rows.get(key(intent.venue(), intent.symbol()));
        return row == null ? intent.createdTime() : later(row.marketTime(), intent.createdTime());
    }

    /** Of the newest trade; null before the first. */
    BigDecimal lastPrice(OrderIntent intent) {
        MarketRow row = rows.get(key(intent.venue(), intent.symbol()));
        return row == null ? null : row.lastPrice();
    }

    List<MarketRow> drainMoved() {
        List<MarketRow> drained = moved.stream().map(rows::get).toList();
        moved.clear();
        return drained;
    }

    private void put(MarketRow row) {
        String key = key(row.venue(), row.symbol());
        rows.put(key, row);
        moved.add(key);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    static String key(String venue, String symbol) {
        return venue + ':' + symbol;
    }
}
