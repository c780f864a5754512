package io.smctrading.simulator.core;

import io.smctrading.simulator.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/**
 * Positions netted per instrument; profit and fees are settled in the quote asset. What an order
 * may add to a position reserves value / leverage.
 */
final class MarginSettlement implements Settlement {

    private final Map<Instrument, Market> markets;
    private Netting netting = Netting.AVERAGE;

    MarginSettlement(Map<Instrument, Market> markets) {
        this.markets = markets;
    }

    void netting(Netting other) {
        netting = other;
    }

    @Override
    public void reserve(Order order, BigDecimal value) {
        Position position = order.account().position(order.instrument());
        if (order.request().reduceOnly()) {
            if (allowed(order, order.remaining()).signum() == 0) {
                throw new RefusedException(Refusal.NOTHING_TO_REDUCE);
            }
            return;
        }
        BigDecimal adds = adds(order, position.quantity());
        BigDecimal price = priceOf(order, value);
        BigDecimal missing =
                adds.multiply(price)
                        .divide(
                                order.account().leverage(order.instrument()),
                                DECIMALS,
                                RoundingMode.UP)
                        .subtract(order.locked);
        if (missing.signum() <= 0) {
            return;
        }
        if (available(order.account(), order.instrument().quote()).compareTo(missing) < 0) {
            throw new RefusedException(Refusal.INSUFFICIENT_BALANCE);
        }
        String asset = order.instrument().quote();
        order.account().put(asset, order.account().balance(asset).lock(missing));
        order.locked = order.locked.add(missing);
    }

    @Override
    public Booking book(Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        Instrument instrument = order.instrument();
        Account account = order.account();
        BigDecimal rate = maker ? instrument.makerFee() : instrument.takerFee();
        BigDecimal fee = Settlement.cut(price.multiply(quantity).multiply(rate));
        BigDecimal signed = order.side().buys() ? quantity : quantity.negate();
        Position before = account.position(instrument);
        Position after = netting.apply(order, before, signed, price);
        BigDecimal profit = after.realisedProfit().subtract(before.realisedProfit());
        BigDecimal freed =
                order.locked
                        .multiply(quantity)
                        .divide(order.remaining(), DECIMALS, RoundingMode.DOWN);
        order.locked = order.locked.subtract(freed);
        String asset = instrument.quote();
        account.put(instrument, after);
        account.put(asset, account.balance(asset).lock(freed.negate()).add(profit.subtract(fee)));
        return new Booking(fee, asset, profit);
    }

    @Override
    public void release(Order order) {
        if (order.locked.signum() != 0) {
            String asset = order.instrument().quote();
            Account account = order.account();
            account.put(asset, account.balance(asset).lock(order.locked.negate()));
            order.locked = BigDecimal.ZERO;
        }
    }

    @Override
    public Set<String> assets(Instrument instrument) {
        return Set.of(instrument.quote());
    }

    @Override
    public BigDecimal allowed(Order order, BigDecimal quantity) {
        if (!order.request().reduceOnly()) {
            return quantity;
        }
        BigDecimal held = order.account().position(order.instrument()).quantity();
        boolean reduces = order.side().buys() ? held.signum() < 0 : held.signum() > 0;
        return reduces ? quantity.min(held.abs()) : BigDecimal.ZERO;
    }

    /** What could still back new positions: free cash, open profit, less what positions need. */
    BigDecimal available(Account account, String asset) {
        BigDecimal available = account.balance(asset).free();
        for (Map.Entry<Instrument, Position> held : account.positions().entrySet()) {
            if (held.getKey().quote().equals(asset)) {
                BigDecimal price = markets.get(held.getKey()).book().middle();
                available =
                        available
                                .add(held.getValue().unrealised(price))
                                .subtract(margin(account, held.getKey(), price));
            }
        }
        return available;
    }

    static BigDecimal margin(Account account, Instrument instrument, BigDecimal price) {
        return account.position(instrument)
                .quantity()
                .abs()
                .multiply(price)
                .divide(account.leverage(instrument), DECIMALS, RoundingMode.UP);
    }

    private static BigDecimal adds(Order order, BigDecimal held) {
        BigDecimal signed = order.side().buys() ? order.remaining() : order.remaining().negate();
        return held.add(signed).abs().subtract(held.abs()).max(BigDecimal.ZERO);
    }

    private static BigDecimal priceOf(Order order, BigDecimal value) {
        if (value != null) {
            return value.divide(order.remaining(), DECIMALS, RoundingMode.UP);
        }
        return order.price() != null ? order.price() : order.trigger().price();
    }
}
