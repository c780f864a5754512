package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Builders of what the tests of this package speak of. */
final class Orders {

    static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    static final Instrument BTC = instrument(true);
    static final CostModel COSTS = new CostModel(new BigDecimal("0.001"), 1, new BigDecimal("1"));

    private final AtomicInteger tradeIds = new AtomicInteger();

    static Instrument instrument(boolean shortable) {
        return new Instrument(
                "bitstamp",
                "BTC-USD",
                "btcusd",
                "BTC",
                "USD",
                new BigDecimal("0.1"),
                new BigDecimal("0.01"),
                new BigDecimal("10"),
                shortable);
    }

    static OrderIntent buy(String id, String quantity, String stop, String target) {
        return intent(id, OrderSide.BUY, quantity, null, stop, target, false);
    }

    static OrderIntent sell(String id, String quantity, String stop, String target) {
        return intent(id, OrderSide.SELL, quantity, null, stop, target, false);
    }

    static OrderIntent limitBuy(
            String id, String quantity, String limit, String stop, String target) {
        return intent(id, OrderSide.BUY, quantity, limit, stop, target, false);
    }

    static OrderIntent flatten(String id, OrderSide side, String quantity) {
        return intent(id, side, quantity, null, null, null, true);
    }

    private static OrderIntent intent(
            String id,
            OrderSide side,
            String quantity,
            String limit,
            String stop,
            String target,
            boolean reduceOnly) {
        return new OrderIntent(
                id,
                "decision-" + id,
                "signal-" + id,
                "paper",
                "bitstamp",
                "BTC-USD",
                side,
                new BigDecimal(quantity),
                decimal(limit),
                decimal(stop),
                decimal(target),
                reduceOnly,
                T0,
                T0.plusSeconds(300));
    }

    /** The next trade, some seconds after T0. */
    Trade trade(long seconds, String price, String quantity) {
        return new Trade(
                "bitstamp",
                "BTC-USD",
                "t" + tradeIds.incrementAndGet(),
                T0.plusSeconds(seconds),
                new BigDecimal(price),
                new BigDecimal(quantity));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
