package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.Trigger;
import io.smctrading.simulator.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;

/**
 * Journals what the engine does to orders, and does what follows from it: exits on fill, the end of
 * exits with their trade, trailing stops, orders whose time is up. Under the exchange's lock.
 */
final class Dealer implements ExchangeListener {

    private static final String ZERO = "0.0000";

    private final Exchange exchange;
    private final Desk desk;
    private final TradeBook trades;
    private final Function<Account, OandaAccount> accounts;

    Dealer(
            Exchange exchange,
            Desk desk,
            TradeBook trades,
            Function<Account, OandaAccount> accounts) {
        this.exchange = exchange;
        this.desk = desk;
        this.trades = trades;
        this.accounts = accounts;
    }

    @Override
    public void orderChanged(Order engine, Change change, Fill fill, Instant at) {
        OandaAccount account = accounts.apply(engine.account());
        OandaOrder order = account.order(engine.attributes().get(EngineOrders.ORDER)).orElseThrow();
        order.engine(engine);
        switch (change) {
            case TRADE -> filled(account, order, fill);
            case CANCELED, EXPIRED, REJECTED -> ended(account, order, engine, at);
            default -> {}
        }
    }

    private void filled(OandaAccount account, OandaOrder order, Fill fill) {
        boolean alone = !account.journal().inBatch();
        if (alone) {
            account.journal().begin("");
        }
        TradeBook.Outcome outcome = trades.latest();
        ObjectNode transaction =
                account.journal().append("ORDER_FILL", fields(account, order, fill, outcome));
        String id = transaction.path("id").asText();
        order.filled(id, fill.time());
        settle(order, outcome);
        if (outcome.opened() != null) {
            outcome.opened().extensions(extensions(order));
            protect(account, order, outcome.opened(), id);
        }
        if (alone) {
            account.journal().end();
        }
    }

    private static ObjectNode extensions(OandaOrder order) {
        return order.terms().path("tradeClientExtensions") instanceof ObjectNode given
                ? given
                : null;
    }

    private ObjectNode fields(
            OandaAccount account, OandaOrder order, Fill fill, TradeBook.Outcome outcome) {
        Instrument instrument = fill.order().instrument();
        BigDecimal units = fill.order().side().buys() ? fill.quantity() : fill.quantity().negate();
        OandaPrice price = OandaPrice.of(exchange.market(instrument));
        ObjectNode json = Json.object();
        json.put("orderID", order.id());
        if (!order.clientId().isEmpty()) {
            json.put("clientOrderID", order.clientId());
        }
        json.put("instrument", instrument.symbol());
        json.put("units", Json.units(units));
        json.put("requestedUnits", Json.units(units));
        json.put("price", OandaInstrument.price(instrument, fill.price()));
        json.put("fullVWAP", OandaInstrument.price(instrument, fill.price()));
        json.set("fullPrice", price.fullPrice());
        json.put("gainQuoteHomeConversionFactor", "1");
        json.put("lossQuoteHomeConversionFactor", "1");
        json.put("reason", Reasons.fill(order));
        json.put("pl", Json.money(outcome.profit()));
        json.put("quotePL", Json.money(outcome.profit()));
        json.put("financing", ZERO);
        json.put("baseFinancing", "0");
        json.put("commission", Json.money(fill.fee()));
        json.put("guaranteedExecutionFee", ZERO);
        json.put("accountBalance", Json.money(account.balance()));
        changes(json, order, outcome, price);
        json.put("halfSpreadCost", Json.money(price.halfSpreadCost(units)));
        return json;
    }

    private static void changes(
            ObjectNode json, OandaOrder order, TradeBook.Outcome outcome, OandaPrice price) {
        if (outcome.opened() != null) {
            json.set("tradeOpened", opened(order, outcome.opened(), price));
        }
        ArrayNode closed = Json.array();
        for (TradeBook.Reduction reduction : outcome.reductions()) {
            ObjectNode entry = reduced(reduction, price);
            if (reduction.trade().open()) {
                json.set("tradeReduced", entry);
            } else {
                closed.add(entry);
            }
        }
        if (!closed.isEmpty()) {
            json.set("tradesClosed", closed);
        }
    }

    private static ObjectNode opened(OandaOrder order, OandaTrade trade, OandaPrice price) {
        BigDecimal margin =
                trade.units()
                        .abs()
                        .multiply(trade.price())
                        .multiply(OandaInstrument.marginRate(trade.instrument()));
        ObjectNode json = Json.object();
        json.put("tradeID", trade.id());
        json.put("units", Json.units(trade.units()));
        json.put("price", OandaInstrument.price(trade.instrument(), trade.price()));
        json.put("guaranteedExecutionFee", ZERO);
        json.put("halfSpreadCost", Json.money(price.halfSpreadCost(trade.units())));
        json.put("initialMarginRequired", Json.money(margin));
        if (extensions(order) != null) {
            json.set("clientExtensions", extensions(order));
        }
        return json;
    }

    private static ObjectNode reduced(TradeBook.Reduction reduction, OandaPrice price) {
        OandaTrade trade = reduction.trade();
        BigDecimal at = price.closing(reduction.units().negate());
        ObjectNode json = Json.object();
        json.put("tradeID", trade.id());
        if (!trade.clientId().isEmpty()) {
            json.put("clientTradeID", trade.clientId());
        }
        json.put("units", Json.units(reduction.units()));
        json.put("price", OandaInstrument.price(trade.instrument(), at));
        json.put("realizedPL", Json.money(reduction.profit()));
        json.put("financing", ZERO);
        json.put("baseFinancing", "0");
        json.put("guaranteedExecutionFee", ZERO);
        json.put("halfSpreadCost", Json.money(price.halfSpreadCost(reduction.units())));
        return json;
    }

    /** Tells the order which trades it changed, and their exits how much is left of them. */
    private void settle(OandaOrder order, TradeBook.Outcome outcome) {
        if (outcome.opened() != null) {
            order.outcome().put("tradeOpenedID", outcome.opened().id());
        }
        ArrayNode closed = Json.array();
        for (TradeBook.Reduction reduction : outcome.reductions()) {
            if (reduction.trade().open()) {
                order.outcome().put("tradeReducedID", reduction.trade().id());
            } else {
                closed.add(reduction.trade().id());
            }
        }
        if (!closed.isEmpty()) {
            order.outcome().set("tradeClosedIDs", closed);
        }
        for (TradeBook.Reduction reduction : outcome.reductions()) {
            OnFill.TYPES.forEach(type -> follow(reduction.trade(), type));
        }
    }

    private void follow(OandaTrade trade, String type) {
        OandaOrder exit = trade.dependent(type);
        if (exit == null || !exit.pending() || exit.engine().triggered()) {
            return;
        }
        if (trade.open()) {
            exchange.amend(exit.engine(), trade.units().abs(), null);
        } else {
            exchange.cancel(exit.engine(), "LINKED_TRADE_CLOSED");
        }
    }

    private void protect(OandaAccount account, OandaOrder entry, OandaTrade trade, String fill) {
        for (String type : OnFill.TYPES) {
            if (entry.terms().path(OnFill.field(type)) instanceof ObjectNode details) {
                protect(account, trade, type, details, fill);
            }
        }
    }

    /** Places an order that closes a trade: on its fill, or because the customer asks for it. */
    ObjectNode protect(
            OandaAccount account,
            OandaTrade trade,
            String type,
            ObjectNode details,
            String fillTransaction) {
        ObjectNode terms = Json.object();
        terms.put("type", type);
        terms.put("tradeID", trade.id());
        if (!trade.clientId().isEmpty()) {
            terms.put("clientTradeID", trade.clientId());
        }
        terms.setAll(details);
        terms.put("triggerCondition", "DEFAULT");
        if (type.equals("STOP_LOSS") && details.has("distance")) {
            BigDecimal distance = new BigDecimal(details.path("distance").asText());
            BigDecimal stop = OnFill.stopAt(trade.units(), trade.price(), distance);
            terms.put("price", OandaInstrument.price(trade.instrument(), stop));
        }
        ObjectNode fields = terms.deepCopy();
        fields.remove("type");
        fields.put("reason", fillTransaction.isEmpty() ? "CLIENT_ORDER" : "ON_FILL");
        if (!fillTransaction.isEmpty()) {
            fields.put("orderFillTransactionID", fillTransaction);
        }
        ObjectNode created = account.journal().append(type + "_ORDER", fields);
        OandaOrder order =
                new OandaOrder(
                        created.path("id").asText(), trade.instrument(), terms, exchange.now());
        desk.work(account, order, trade);
        return created;
    }

    private static void ended(OandaAccount account, OandaOrder order, Order engine, Instant at) {
        if (!order.pending()) {
            return;
        }
        ObjectNode fields = Desk.cancelFields(order, Reasons.cancel(engine.endedBecause()));
        if (order.outcome().has("replacedByOrderID")) {
            fields.set("replacedByOrderID", order.outcome().get("replacedByOrderID"));
        }
        ObjectNode transaction = account.journal().append("ORDER_CANCEL", fields);
        order.cancelled(transaction.path("id").asText(), at);
    }

    @Override
    public void traded(Instrument instrument, MarketTrade trade) {
        expire();
        OandaPrice now = OandaPrice.of(exchange.market(instrument));
        for (Account core : exchange.accounts()) {
            for (OandaTrade open : accounts.apply(core).openTrades(instrument)) {
                trail(open, now);
            }
        }
    }

    private void trail(OandaTrade trade, OandaPrice now) {
        OandaOrder stop = trade.dependent("TRAILING_STOP_LOSS");
        if (stop == null || !stop.pending() || stop.engine().triggered()) {
            return;
        }
        BigDecimal price = now.closing(trade.units());
        BigDecimal better = OnFill.stopAt(trade.units(), price, stop.decimal("distance"));
        BigDecimal standing = stop.engine().trigger().price();
        boolean tightens = better.compareTo(standing) * trade.units().signum() > 0;
        if (tightens) {
            boolean rising = stop.engine().trigger().rising();
            exchange.retrigger(stop.engine(), new Trigger(better, rising));
            stop.outcome()
                    .put("trailingStopValue", OandaInstrument.price(trade.instrument(), better));
        }
    }

    /** Cancels the orders whose time is up. */
    void expire() {
        for (Account core : exchange.accounts()) {
            for (OandaOrder order : accounts.apply(core).pendingOrders()) {
                String until = order.text("gtdTime");
                boolean over =
                        !until.isEmpty()
                                && order.engine() != null
                                && !Json.readTime(until).isAfter(exchange.now());
                if (over) {
                    exchange.cancel(order.engine(), "TIME_IN_FORCE_EXPIRED");
                }
            }
        }
    }
}
