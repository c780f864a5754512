package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Balance;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;

/** The unified wallet as answers and streams show it. Under the exchange's lock. */
final class WalletViews {

    private static final String SETTLE = Categories.SETTLE_COIN;

    private final Exchange exchange;
    private final Account account;

    WalletViews(Exchange exchange, Account account) {
        this.exchange = exchange;
        this.account = account;
    }

    /** With the coins that were asked for. */
    ObjectNode wallet(Collection<String> coins) {
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<String, Balance> balance : account.balances().entrySet()) {
            total = total.add(usd(balance.getKey(), balance.getValue().total()));
        }
        BigDecimal profit = unrealised();
        BigDecimal initial = positionMargin().add(orderMargin());
        BigDecimal maintenance = PositionViews.maintenance(positionValue());
        BigDecimal equity = total.add(profit);
        BigDecimal available = equity.subtract(initial).max(BigDecimal.ZERO);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accountType", "UNIFIED");
        json.put("accountLTV", "0");
        json.put("accountIMRate", rate(initial, equity));
        json.put("accountIMRateByMp", rate(initial, equity));
        json.put("accountMMRate", rate(maintenance, equity));
        json.put("accountMMRateByMp", rate(maintenance, equity));
        json.put("totalEquity", money(equity));
        json.put("totalWalletBalance", money(total));
        json.put("totalMarginBalance", money(equity));
        json.put("totalAvailableBalance", money(available));
        json.put("totalPerpUPL", money(profit));
        json.put("totalInitialMargin", money(initial));
        json.put("totalInitialMarginByMp", money(initial));
        json.put("totalMaintenanceMargin", money(maintenance));
        json.put("totalMaintenanceMarginByMp", money(maintenance));
        ArrayNode list = json.putArray("coin");
        coins.forEach(coin -> list.add(coin(coin)));
        return json;
    }

    private ObjectNode coin(String coin) {
        Balance balance = account.balance(coin);
        boolean settles = coin.equals(SETTLE);
        BigDecimal profit = settles ? unrealised() : BigDecimal.ZERO;
        BigDecimal orders = settles ? orderMargin() : BigDecimal.ZERO;
        BigDecimal equity = balance.total().add(profit);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("coin", coin);
        json.put("equity", Decimals.plain(equity));
        json.put("usdValue", money(usd(coin, equity)));
        json.put("walletBalance", Decimals.plain(balance.total()));
        json.put("locked", Decimals.plain(balance.locked().subtract(orders)));
        json.put("spotHedgingQty", "0");
        json.put("borrowAmount", "0");
        json.put("spotBorrow", "0");
        json.put("accruedInterest", "0");
        json.put("totalOrderIM", Decimals.plain(orders));
        json.put("totalPositionIM", settles ? money(positionMargin()) : "0");
        json.put(
                "totalPositionMM",
                settles ? money(PositionViews.maintenance(positionValue())) : "0");
        json.put("unrealisedPnl", Decimals.plain(profit));
        json.put("cumRealisedPnl", settles ? Decimals.plain(realised()) : "0");
        json.put("bonus", "0");
        json.put("collateralSwitch", true);
        json.put("marginCollateral", true);
        json.put("colRes", "0");
        json.put("free", "");
        json.put("availableToBorrow", "");
        json.put("availableToWithdraw", "");
        return json;
    }

    /** In US dollars: the settle coin is one, others are worth their last spot price. */
    BigDecimal usd(String coin, BigDecimal amount) {
        if (coin.equals(SETTLE)) {
            return amount;
        }
        return exchange.instrument(Categories.SPOT, coin + SETTLE)
                .map(instrument -> exchange.market(instrument).lastPrice().multiply(amount))
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal orderMargin() {
        BigDecimal locked = BigDecimal.ZERO;
        for (Order order : exchange.orders().open(account)) {
            if (!OrderViews.spot(order)) {
                locked = locked.add(order.locked());
            }
        }
        return locked;
    }

    private BigDecimal unrealised() {
        BigDecimal profit = BigDecimal.ZERO;
        for (Map.Entry<Instrument, Position> held : account.positions().entrySet()) {
            BigDecimal mark = exchange.market(held.getKey()).lastPrice();
            profit = profit.add(held.getValue().unrealised(mark));
        }
        return profit;
    }

    private BigDecimal realised() {
        return account.positions().values().stream()
                .map(Position::realisedProfit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal positionMargin() {
        BigDecimal margin = BigDecimal.ZERO;
        for (Map.Entry<Instrument, Position> held : account.positions().entrySet()) {
            margin = margin.add(Decimals.divide(value(held), account.leverage(held.getKey())));
        }
        return margin;
    }

    private BigDecimal positionValue() {
        return account.positions().entrySet().stream()
                .map(this::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal value(Map.Entry<Instrument, Position> held) {
        BigDecimal mark = exchange.market(held.getKey()).lastPrice();
        return held.getValue().quantity().abs().multiply(mark);
    }

    private static String rate(BigDecimal margin, BigDecimal equity) {
        return equity.signum() <= 0
                ? "0"
                : Decimals.plain(Decimals.divide(margin, equity).setScale(4, RoundingMode.HALF_UP));
    }

    private static String money(BigDecimal amount) {
        return Decimals.plain(amount.setScale(8, RoundingMode.HALF_UP));
    }
}
