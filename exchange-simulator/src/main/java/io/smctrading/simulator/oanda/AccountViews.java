package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An account and its positions as answers show them. Under the exchange's lock. */
final class AccountViews {

    private static final String ZERO = "0.0000";

    private final Exchange exchange;
    private final OandaAccount account;

    AccountViews(Exchange exchange, OandaAccount account) {
        this.exchange = exchange;
        this.account = account;
    }

    OandaPrice price(Instrument instrument) {
        return OandaPrice.of(exchange.market(instrument));
    }

    /** With everything it holds. */
    ObjectNode account() {
        ObjectNode json = summary();
        ArrayNode trades = json.putArray("trades");
        account.openTrades().forEach(trade -> trades.add(trade.summary(price(trade.instrument()))));
        json.set("positions", positions(false));
        ArrayNode orders = json.putArray("orders");
        account.pendingOrders().forEach(order -> orders.add(order.json()));
        return json;
    }

    /** Without what it holds. */
    ObjectNode summary() {
        List<Instrument> held = held();
        ObjectNode json = Json.object();
        json.put("id", account.id());
        json.put("alias", account.alias());
        json.put("currency", OandaAccount.HOME);
        json.put("createdByUserID", 1435156);
        json.put("createdTime", Json.time(account.created()));
        json.put("guaranteedStopLossOrderMode", "DISABLED");
        json.put("marginRate", "0.02");
        json.put("hedgingEnabled", false);
        json.put("openTradeCount", account.openTrades().size());
        json.put("openPositionCount", held.size());
        json.put("pendingOrderCount", account.pendingOrders().size());
        json.put("balance", Json.money(account.balance()));
        json.put("pl", Json.money(realised()));
        json.put("resettablePL", Json.money(realised()));
        json.put("resettablePLTime", Json.time(account.created()));
        json.put("financing", ZERO);
        json.put("commission", ZERO);
        json.put("dividendAdjustment", ZERO);
        json.put("guaranteedExecutionFees", ZERO);
        json.put("lastTransactionID", account.journal().lastId());
        json.setAll(state());
        return json;
    }

    /** What changes with prices. */
    ObjectNode state() {
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal margin = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (OandaTrade trade : account.openTrades()) {
            OandaPrice price = price(trade.instrument());
            BigDecimal worth = trade.units().abs().multiply(price.mid());
            profit = profit.add(trade.unrealised(price));
            value = value.add(worth);
            margin = margin.add(worth.multiply(OandaInstrument.marginRate(trade.instrument())));
        }
        BigDecimal worth = account.balance().add(profit);
        BigDecimal free = worth.subtract(margin).max(BigDecimal.ZERO);
        BigDecimal half = margin.divide(BigDecimal.valueOf(2));
        String percent =
                worth.signum() <= 0
                        ? "0.00000"
                        : half.divide(worth, 5, RoundingMode.HALF_UP).toPlainString();
        ObjectNode json = Json.object();
        json.put("unrealizedPL", Json.money(profit));
        json.put("NAV", Json.money(worth));
        json.put("marginUsed", Json.money(margin));
        json.put("marginAvailable", Json.money(free));
        json.put("positionValue", Json.money(value));
        json.put("marginCloseoutUnrealizedPL", Json.money(profit));
        json.put("marginCloseoutNAV", Json.money(worth));
        json.put("marginCloseoutMarginUsed", Json.money(margin));
        json.put("marginCloseoutPositionValue", Json.money(value));
        json.put("marginCloseoutPercent", percent);
        json.put("withdrawalLimit", Json.money(free));
        json.put("marginCallMarginUsed", Json.money(margin));
        json.put("marginCallPercent", percent);
        return json;
    }

    private BigDecimal realised() {
        return account.trades().stream()
                .map(OandaTrade::realised)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Instrument> held() {
        List<Instrument> held = new ArrayList<>();
        for (Instrument instrument : exchange.instruments()) {
            if (!account.openTrades(instrument).isEmpty()) {
                held.add(instrument);
            }
        }
        return held;
    }

    /** One of each instrument that was traded, or only those that are held. */
    ArrayNode positions(boolean openOnly) {
        ArrayNode positions = Json.array();
        for (Instrument instrument : exchange.instruments()) {
            boolean open = !account.openTrades(instrument).isEmpty();
            boolean traded =
                    account.trades().stream().anyMatch(t -> t.instrument().equals(instrument));
            if (open || (traded && !openOnly)) {
                positions.add(position(instrument));
            }
        }
        return positions;
    }

    ObjectNode position(Instrument instrument) {
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal margin = BigDecimal.ZERO;
        for (OandaTrade trade : account.openTrades(instrument)) {
            OandaPrice price = price(instrument);
            profit = profit.add(trade.unrealised(price));
            BigDecimal worth = trade.units().abs().multiply(price.mid());
            margin = margin.add(worth.multiply(OandaInstrument.marginRate(instrument)));
        }
        BigDecimal realised = realised(instrument, 1).add(realised(instrument, -1));
        ObjectNode json = Json.object();
        json.put("instrument", instrument.symbol());
        json.set("long", side(instrument, 1));
        json.set("short", side(instrument, -1));
        json.put("pl", Json.money(realised));
        json.put("resettablePL", Json.money(realised));
        json.put("financing", ZERO);
        json.put("commission", ZERO);
        json.put("dividendAdjustment", ZERO);
        json.put("guaranteedExecutionFees", ZERO);
        json.put("unrealizedPL", Json.money(profit));
        json.put("marginUsed", Json.money(margin));
        return json;
    }

    private ObjectNode side(Instrument instrument, int sign) {
        List<OandaTrade> trades =
                account.openTrades(instrument).stream()
                        .filter(trade -> trade.units().signum() == sign)
                        .toList();
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        for (OandaTrade trade : trades) {
            units = units.add(trade.units());
            cost = cost.add(trade.units().multiply(trade.price()));
            profit = profit.add(trade.unrealised(price(instrument)));
        }
        BigDecimal realised = realised(instrument, sign);
        ObjectNode json = Json.object();
        json.put("units", Json.units(units));
        if (!trades.isEmpty()) {
            BigDecimal average = cost.divide(units, 10, RoundingMode.HALF_UP);
            json.put("averagePrice", OandaInstrument.price(instrument, average));
            json.set("tradeIDs", Json.strings(trades.stream().map(OandaTrade::id).toList()));
        }
        json.put("pl", Json.money(realised));
        json.put("resettablePL", Json.money(realised));
        json.put("financing", ZERO);
        json.put("dividendAdjustment", ZERO);
        json.put("guaranteedExecutionFees", ZERO);
        json.put("unrealizedPL", Json.money(profit));
        return json;
    }

    private BigDecimal realised(Instrument instrument, int sign) {
        return account.trades().stream()
                .filter(trade -> trade.instrument().equals(instrument))
                .filter(trade -> trade.initialUnits().signum() == sign)
                .map(OandaTrade::realised)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
