package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.util.Set;

/** Both assets change hands; the fee is taken from the one that is received. */
final class SpotSettlement implements Settlement {

    @Override
    public void reserve(Order order, BigDecimal value) {
        String asset = pays(order);
        BigDecimal missing = need(order, value).subtract(order.locked);
        if (missing.signum() <= 0) {
            return;
        }
        Balance balance = order.account().balance(asset);
        if (balance.free().compareTo(missing) < 0) {
            throw new RefusedException(Refusal.INSUFFICIENT_BALANCE);
        }
        order.account().put(asset, balance.lock(missing));
        order.locked = order.locked.add(missing);
    }

    @Override
    public Booking book(Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        Instrument instrument = order.instrument();
        BigDecimal value = price.multiply(quantity);
        BigDecimal rate = maker ? instrument.makerFee() : instrument.takerFee();
        boolean buys = order.side().buys();
        BigDecimal paid = buys ? value : quantity;
        BigDecimal received = buys ? quantity : value;
        BigDecimal unlocked =
                buys && order.price() != null ? order.price().multiply(quantity) : paid;
        BigDecimal fee = Settlement.cut(received.multiply(rate));
        Account account = order.account();
        BigDecimal freed = unlocked.min(order.locked);
        order.locked = order.locked.subtract(freed);
        account.put(
                pays(order), account.balance(pays(order)).lock(freed.negate()).add(paid.negate()));
        account.put(gets(order), account.balance(gets(order)).add(received.subtract(fee)));
        return new Booking(fee, gets(order), BigDecimal.ZERO);
    }

    @Override
    public void release(Order order) {
        if (order.locked.signum() != 0) {
            Account account = order.account();
            account.put(pays(order), account.balance(pays(order)).lock(order.locked.negate()));
            order.locked = BigDecimal.ZERO;
        }
    }

    @Override
    public Set<String> assets(Instrument instrument) {
        return Set.of(instrument.base(), instrument.quote());
    }

    private static BigDecimal need(Order order, BigDecimal value) {
        if (!order.side().buys()) {
            return order.remaining();
        }
        if (value != null) {
            return value;
        }
        BigDecimal price = order.price() != null ? order.price() : order.trigger().price();
        return price.multiply(order.remaining());
    }

    private static String pays(Order order) {
        Instrument instrument = order.instrument();
        return order.side().buys() ? instrument.quote() : instrument.base();
    }

    private static String gets(Order order) {
        Instrument instrument = order.instrument();
        return order.side().buys() ? instrument.base() : instrument.quote();
    }
}
