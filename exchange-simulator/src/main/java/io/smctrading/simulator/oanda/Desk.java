package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.Refusal;
import io.smctrading.simulator.core.RefusedException;
import java.math.BigDecimal;

/** Takes orders, replaces and cancels them, and journals all of it. Under the exchange's lock. */
final class Desk {

    private final Exchange exchange;

    Desk(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * What an attempt to place an order led to.
     *
     * @param transaction that created it, or that rejected it
     * @param rejection empty if it was created
     */
    record Placed(ObjectNode transaction, String rejection) {}

    /** An order as the customer asks for it. */
    Placed place(OandaAccount account, JsonNode asked) {
        return place(account, asked, "CLIENT_ORDER", "");
    }

    private Placed place(OandaAccount account, JsonNode asked, String reason, String replaces) {
        OrderForm.Read form = OrderForm.read(exchange, account, asked);
        ObjectNode fields = form.terms().deepCopy();
        fields.remove("type");
        fields.put("reason", reason);
        String type = form.terms().path("type").asText() + "_ORDER";
        if (!form.rejection().isEmpty()) {
            return reject(account, type, fields, form.rejection());
        }
        if (!replaces.isEmpty()) {
            fields.put("replacesOrderID", replaces);
        }
        return create(account, form, type, fields, replaces);
    }

    private static Placed reject(
            OandaAccount account, String type, ObjectNode fields, String rejection) {
        fields.put("rejectReason", rejection);
        return new Placed(account.journal().append(type + "_REJECT", fields), rejection);
    }

    private Placed create(
            OandaAccount account,
            OrderForm.Read form,
            String type,
            ObjectNode fields,
            String replaces) {
        ObjectNode created = account.journal().append(type, fields);
        OandaOrder order =
                new OandaOrder(
                        created.path("id").asText(),
                        form.instrument(),
                        form.terms(),
                        exchange.now());
        if (!replaces.isEmpty()) {
            order.outcome().put("replacesOrderID", replaces);
        }
        work(account, order, form.trade());
        return new Placed(created, "");
    }

    /** Lets an order that is journalled work; the trade is null unless it depends on one. */
    void work(OandaAccount account, OandaOrder order, OandaTrade trade) {
        account.add(order);
        if (trade != null) {
            trade.dependent(order.type(), order);
        }
        OrderRequest request = EngineOrders.of(exchange, order, trade);
        String refused = refusedBecause(order);
        if (!refused.isEmpty()) {
            exchange.keepEnded(account.core(), request, refused);
            cancelUnworked(account, order, refused);
            return;
        }
        try {
            exchange.place(account.core(), request);
        } catch (RefusedException e) {
            if (e.refusal() == Refusal.DUPLICATE_CLIENT_ID) {
                cancelUnworked(
                        account, order, order.type() + "_ON_FILL_CLIENT_ORDER_ID_ALREADY_EXISTS");
                return;
            }
            String reason = Reasons.cancel(e.refusal().name());
            exchange.keepEnded(account.core(), request, reason);
            cancelUnworked(account, order, reason);
        }
    }

    /** A market order whose exits would lie on the wrong side of its price is not filled. */
    private String refusedBecause(OandaOrder order) {
        if (!order.type().equals("MARKET")) {
            return "";
        }
        BigDecimal units = order.decimal("units");
        BigDecimal price = OandaPrice.of(exchange.market(order.instrument())).dealt(units);
        BigDecimal sign = BigDecimal.valueOf(units.signum());
        BigDecimal profit = onFill(order, "TAKE_PROFIT");
        BigDecimal stop = onFill(order, "STOP_LOSS");
        if (profit != null && profit.subtract(price).multiply(sign).signum() <= 0) {
            return "TAKE_PROFIT_ON_FILL_LOSS";
        }
        if (stop != null && price.subtract(stop).multiply(sign).signum() <= 0) {
            return "STOP_LOSS_ON_FILL_LOSS";
        }
        return "";
    }

    private static BigDecimal onFill(OandaOrder order, String type) {
        return OrderForm.decimal(order.terms().path(OnFill.field(type)), "price", "price");
    }

    private void cancelUnworked(OandaAccount account, OandaOrder order, String reason) {
        ObjectNode cancel = cancelFields(order, reason);
        ObjectNode transaction = account.journal().append("ORDER_CANCEL", cancel);
        order.cancelled(transaction.path("id").asText(), exchange.now());
    }

    /** The fields of the transaction that cancels an order. */
    static ObjectNode cancelFields(OandaOrder order, String reason) {
        ObjectNode fields = Json.object();
        fields.put("orderID", order.id());
        if (!order.clientId().isEmpty()) {
            fields.put("clientOrderID", order.clientId());
        }
        fields.put("reason", reason);
        return fields;
    }

    /**
     * Cancels a pending order.
     *
     * @throws Rejection if there is none
     */
    void cancel(OandaAccount account, String specifier) {
        OandaOrder order = pending(account, specifier);
        exchange.cancel(order.engine(), "CLIENT_REQUEST");
    }

    private static OandaOrder pending(OandaAccount account, String specifier) {
        return account.order(specifier)
                .filter(OandaOrder::pending)
                .filter(order -> order.engine() != null)
                .orElseThrow(() -> new Rejection("ORDER_DOESNT_EXIST"));
    }

    /**
     * Cancels a pending order and places another one in its stead.
     *
     * @throws Rejection if there is none to replace
     */
    Placed replace(OandaAccount account, String specifier, JsonNode asked) {
        OandaOrder old = pending(account, specifier);
        OandaTrade trade = old.dependent() ? account.trade(old.text("tradeID")).orElse(null) : null;
        if (trade != null) {
            trade.dependent(old.type(), null);
        }
        OrderForm.Read form = OrderForm.read(exchange, account, freed(old, asked));
        String type = form.terms().path("type").asText() + "_ORDER";
        ObjectNode fields = form.terms().deepCopy();
        fields.remove("type");
        fields.put("reason", "REPLACEMENT");
        if (!form.rejection().isEmpty()) {
            if (trade != null) {
                trade.dependent(old.type(), old);
            }
            fields.put("intendedReplacesOrderID", old.id());
            return reject(account, type, fields, form.rejection());
        }
        String next = Integer.toString(Integer.parseInt(account.journal().nextId()) + 1);
        old.outcome().put("replacedByOrderID", next);
        exchange.cancel(old.engine(), "CLIENT_REQUEST_REPLACED");
        if (asked.path("clientExtensions").isObject()) {
            form.terms().set("clientExtensions", asked.path("clientExtensions"));
            fields.set("clientExtensions", asked.path("clientExtensions"));
        }
        fields.put("replacesOrderID", old.id());
        return create(account, form, type, fields, old.id());
    }

    /** The request without the client id of the order that it replaces. */
    private static JsonNode freed(OandaOrder old, JsonNode asked) {
        String id = asked.path("clientExtensions").path("id").asText("");
        if (id.isEmpty() || !id.equals(old.clientId())) {
            return asked;
        }
        ObjectNode without = asked.deepCopy();
        without.remove("clientExtensions");
        return without;
    }

    /**
     * A market order that closes a trade or a part of it.
     *
     * @param units {@code ALL} or how many
     * @throws Rejection if that cannot be closed
     */
    ObjectNode close(OandaAccount account, OandaTrade trade, String units) {
        BigDecimal held = trade.units().abs();
        BigDecimal part = units.equals("ALL") ? held : number(units, "units");
        if (part.signum() <= 0 || part.compareTo(held) > 0) {
            throw new Rejection("CLOSE_TRADE_UNITS_EXCEED_TRADE_SIZE");
        }
        ObjectNode terms = marketTerms(trade, part);
        ObjectNode close = terms.putObject("tradeClose");
        close.put("tradeID", trade.id());
        if (!trade.clientId().isEmpty()) {
            close.put("clientTradeID", trade.clientId());
        }
        close.put("units", units);
        return closeWith(account, terms, "TRADE_CLOSE", trade.instrument());
    }

    /**
     * A market order that closes one side of a position or a part of it.
     *
     * @param units {@code ALL} or how many
     * @throws Rejection if that cannot be closed
     */
    ObjectNode closePosition(
            OandaAccount account, OandaTrade oldest, BigDecimal held, String units) {
        BigDecimal part = units.equals("ALL") ? held.abs() : number(units, "units");
        if (part.signum() <= 0 || part.compareTo(held.abs()) > 0) {
            throw new Rejection("CLOSEOUT_POSITION_UNITS_EXCEED_POSITION_SIZE");
        }
        ObjectNode terms = marketTerms(oldest, part);
        terms.putObject(held.signum() > 0 ? "longPositionCloseout" : "shortPositionCloseout")
                .put("instrument", oldest.instrument().symbol())
                .put("units", units);
        return closeWith(account, terms, "POSITION_CLOSEOUT", oldest.instrument());
    }

    private static ObjectNode marketTerms(OandaTrade trade, BigDecimal part) {
        BigDecimal signed = trade.units().signum() > 0 ? part.negate() : part;
        ObjectNode terms = Json.object();
        terms.put("type", "MARKET");
        terms.put("instrument", trade.instrument().symbol());
        terms.put("units", Json.units(signed));
        terms.put("timeInForce", "FOK");
        terms.put("positionFill", "REDUCE_ONLY");
        return terms;
    }

    private ObjectNode closeWith(
            OandaAccount account, ObjectNode terms, String reason, Instrument instrument) {
        ObjectNode fields = terms.deepCopy();
        fields.remove("type");
        fields.put("reason", reason);
        ObjectNode created = account.journal().append("MARKET_ORDER", fields);
        OandaOrder order =
                new OandaOrder(created.path("id").asText(), instrument, terms, exchange.now());
        work(account, order, null);
        return created;
    }

    private static BigDecimal number(String text, String field) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Malformed.value(field);
        }
    }
}
