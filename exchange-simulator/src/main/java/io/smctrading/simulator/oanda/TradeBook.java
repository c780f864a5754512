package io.smctrading.simulator.oanda;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Netting;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Nets executions against open trades, the oldest first, unless the order is for one of them; what
 * is left opens a trade. Under the exchange's lock.
 */
final class TradeBook implements Netting {

    /** Names the trade that an order is to close. */
    static final String TRADE = "trade";

    private final Function<Account, OandaAccount> accounts;
    private final Supplier<Instant> now;
    private Outcome latest;

    TradeBook(Function<Account, OandaAccount> accounts, Supplier<Instant> now) {
        this.accounts = accounts;
        this.now = now;
    }

    /**
     * What an execution did to trades.
     *
     * @param opened null if none was
     */
    record Outcome(List<Reduction> reductions, OandaTrade opened, BigDecimal profit) {}

    /**
     * What was closed of a trade.
     *
     * @param units with the sign of the order
     */
    record Reduction(OandaTrade trade, BigDecimal units, BigDecimal profit) {}

    /** What the execution that was booked last did. */
    Outcome latest() {
        return latest;
    }

    @Override
    public Position apply(Order order, Position held, BigDecimal signed, BigDecimal price) {
        OandaAccount account = accounts.apply(order.account());
        String transaction = account.journal().nextId();
        List<Reduction> reductions = new ArrayList<>();
        BigDecimal left = signed;
        BigDecimal profit = BigDecimal.ZERO;
        for (OandaTrade trade : closable(account, order)) {
            if (left.signum() == 0 || trade.units().signum() == left.signum()) {
                break;
            }
            BigDecimal part = left.abs().min(trade.units().abs());
            BigDecimal ofTrade = trade.units().signum() > 0 ? part : part.negate();
            BigDecimal earned = trade.reduce(ofTrade, price, transaction, now.get());
            reductions.add(new Reduction(trade, ofTrade.negate(), earned));
            left = left.add(ofTrade);
            profit = profit.add(earned);
        }
        OandaTrade opened = null;
        if (left.signum() != 0) {
            opened = new OandaTrade(transaction, order.instrument(), price, left, now.get());
            account.add(opened);
        }
        latest = new Outcome(reductions, opened, profit);
        return position(account, order, held.realisedProfit().add(profit));
    }

    private static List<OandaTrade> closable(OandaAccount account, Order order) {
        String named = order.attributes().getOrDefault(TRADE, "");
        List<OandaTrade> open = account.openTrades(order.instrument());
        return named.isEmpty()
                ? open
                : open.stream().filter(trade -> trade.id().equals(named)).toList();
    }

    private static Position position(OandaAccount account, Order order, BigDecimal realised) {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (OandaTrade trade : account.openTrades(order.instrument())) {
            units = units.add(trade.units());
            cost = cost.add(trade.units().multiply(trade.price()));
        }
        BigDecimal entry =
                units.signum() == 0 ? BigDecimal.ZERO : cost.divide(units, MathContext.DECIMAL64);
        return new Position(units, entry, realised);
    }
}
