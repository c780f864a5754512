package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.OrderType;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.core.TimeInForce;
import io.smctrading.simulator.core.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and checks what an order is to be, with Bybit's own words for what is wrong with it. */
final class OrderTerms {

    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Set<String> TIMES_IN_FORCE = Set.of("GTC", "IOC", "FOK", "PostOnly");
    private static final Set<String> FILTERS = Set.of("Order", "tpslOrder", "StopOrder");
    private static final List<String> KEPT =
            List.of(
                    Attributes.TP_TRIGGER_BY,
                    Attributes.SL_TRIGGER_BY,
                    Attributes.TP_LIMIT_PRICE,
                    Attributes.SL_LIMIT_PRICE,
                    Attributes.TP_ORDER_TYPE,
                    Attributes.SL_ORDER_TYPE,
                    Attributes.SMP_TYPE);

    private final Account account;
    private final Parameters asked;
    private final Instrument instrument;
    private final boolean spot;
    private final OrderRules rules;

    private OrderTerms(Exchange exchange, Account account, Parameters asked) {
        this.account = account;
        this.asked = asked;
        this.instrument =
                Categories.instrument(exchange, Categories.of(asked), asked.required("symbol"));
        this.spot = instrument.kind() == Instrument.Kind.SPOT;
        this.rules = new OrderRules(instrument, exchange.market(instrument).lastPrice());
    }

    /**
     * @throws BybitRefusal if Bybit would not take it
     */
    static OrderRequest read(Exchange exchange, Account account, Parameters asked) {
        return new OrderTerms(exchange, account, asked).request();
    }

    private OrderRequest request() {
        Side side = side();
        OrderType type = type();
        OrderRequest.Builder order = OrderRequest.of(instrument, side, type);
        boolean reduceOnly = !spot && asked.flag("reduceOnly");
        order.clientId(linkId()).nativeType(type == OrderType.MARKET ? "Market" : "Limit");
        order.reduceOnly(reduceOnly);
        timeInForce(order, type);
        BigDecimal price = type == OrderType.LIMIT ? price(side) : null;
        order.price(price);
        quantity(order, side, type, price, reduceOnly);
        trigger(order);
        protection(order, side, type, price, reduceOnly);
        keep(order);
        return order.build();
    }

    private Side side() {
        return switch (asked.text("side")) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw spot ? RetCode.SPOT_SIDE.refusal() : Parameters.invalid("side");
        };
    }

    private OrderType type() {
        return switch (asked.text("orderType")) {
            case "Market" -> OrderType.MARKET;
            case "Limit" -> OrderType.LIMIT;
            default -> throw spot ? RetCode.SPOT_TYPE.refusal() : Parameters.invalid("orderType");
        };
    }

    private String linkId() {
        String id = asked.text("orderLinkId");
        if (!id.isEmpty() && !LINK_ID.matcher(id).matches()) {
            throw Parameters.invalid("orderLinkId");
        }
        return id;
    }

    private void timeInForce(OrderRequest.Builder order, OrderType type) {
        String named = asked.text("timeInForce", "GTC");
        if (!TIMES_IN_FORCE.contains(named)) {
            throw spot ? RetCode.SPOT_TIME_IN_FORCE.refusal() : Parameters.invalid("timeInForce");
        }
        String used = type == OrderType.MARKET ? "IOC" : named;
        order.attribute(Attributes.TIME_IN_FORCE, used);
        order.postOnly(used.equals("PostOnly"));
        order.timeInForce(
                switch (used) {
                    case "IOC" -> TimeInForce.IOC;
                    case "FOK" -> TimeInForce.FOK;
                    default -> TimeInForce.GTC;
                });
    }

    private BigDecimal price(Side side) {
        BigDecimal price = asked.price("price");
        rules.checkPrice("price", price);
        if (!asked.has("triggerPrice")) {
            rules.checkBand(side, price);
        }
        return price;
    }

    private void quantity(
            OrderRequest.Builder order,
            Side side,
            OrderType type,
            BigDecimal price,
            boolean reduceOnly) {
        BigDecimal quantity = asked.decimal("qty");
        boolean closesAll =
                reduceOnly
                        && quantity != null
                        && quantity.signum() == 0
                        && asked.flag("closeOnTrigger");
        if (closesAll) {
            order.quantity(reducible(side));
            return;
        }
        rules.checkPositive(quantity);
        if (spot && type == OrderType.MARKET) {
            String unit = asked.text("marketUnit", side.buys() ? "quoteCoin" : "baseCoin");
            order.attribute(Attributes.MARKET_UNIT, unit);
            if (unit.equals("quoteCoin")) {
                rules.checkAmount(quantity);
                order.quoteQuantity(quantity);
                return;
            }
            if (!unit.equals("baseCoin")) {
                throw Parameters.invalid("marketUnit");
            }
        }
        rules.checkQuantity(quantity);
        if (reduceOnly && !asked.has("triggerPrice")) {
            order.quantity(quantity.min(reducible(side)));
            return;
        }
        if (!reduceOnly) {
            BigDecimal at = price == null ? rules.lastPrice() : price;
            rules.checkValue(at.multiply(quantity));
        }
        order.quantity(quantity);
    }

    /** What an order of a side can close; a larger reduce-only one is cut down to it. */
    private BigDecimal reducible(Side side) {
        BigDecimal held = account.position(instrument).quantity();
        boolean reduces = side.buys() ? held.signum() < 0 : held.signum() > 0;
        if (!reduces) {
            throw RetCode.TRUNCATED_TO_ZERO.refusal();
        }
        return held.abs();
    }

    private void trigger(OrderRequest.Builder order) {
        String filter = asked.text("orderFilter", "Order");
        if (spot && !FILTERS.contains(filter)) {
            throw RetCode.SPOT_ORDER_FILTER.refusal();
        }
        BigDecimal price = asked.price("triggerPrice");
        if (price == null) {
            if (spot && !filter.equals("Order")) {
                throw RetCode.SPOT_NO_TPSL_PRICE.refusal();
            }
            order.attribute(Attributes.CREATE_TYPE, "CreateByUser");
            return;
        }
        rules.checkPrice("triggerPrice", price);
        boolean tpsl = spot && filter.equals("tpslOrder");
        order.trigger(new Trigger(price, rising(price)));
        order.reservesAwake(!tpsl);
        order.attribute(Attributes.ORDER_FILTER, tpsl ? "tpslOrder" : "StopOrder");
        order.attribute(Attributes.STOP_ORDER_TYPE, tpsl ? "tpslOrder" : "Stop");
        order.attribute(Attributes.CREATE_TYPE, "CreateByStopOrder");
        order.attribute(Attributes.TRIGGER_BY, spot ? "" : asked.text("triggerBy", "LastPrice"));
    }

    private boolean rising(BigDecimal trigger) {
        BigDecimal last = rules.lastPrice();
        int order = trigger.compareTo(last);
        if (spot) {
            return order > 0;
        }
        boolean rising =
                switch (asked.text("triggerDirection")) {
                    case "1" -> true;
                    case "2" -> false;
                    default -> throw Parameters.invalid("triggerDirection");
                };
        if (rising && order <= 0) {
            throw RetCode.EXPECT_RISING.refusal(
                    "expect Rising, but trigger_price["
                            + trigger.toPlainString()
                            + "] <= current["
                            + last.toPlainString()
                            + "]??LastPrice");
        }
        if (!rising && order >= 0) {
            throw RetCode.EXPECT_FALLING.refusal(
                    "expect Falling, but trigger_price["
                            + trigger.toPlainString()
                            + "] >= current["
                            + last.toPlainString()
                            + "]??LastPrice");
        }
        return rising;
    }

    private void protection(
            OrderRequest.Builder order,
            Side side,
            OrderType type,
            BigDecimal price,
            boolean reduceOnly) {
        BigDecimal takeProfit = asked.price("takeProfit");
        BigDecimal stopLoss = asked.price("stopLoss");
        if (takeProfit == null && stopLoss == null) {
            return;
        }
        if (spot && type == OrderType.MARKET) {
            throw RetCode.SPOT_NOT_SUPPORTED.refusal();
        }
        if (reduceOnly) {
            throw RetCode.TPSL_NOT_ALLOWED.refusal();
        }
        BigDecimal base = price == null ? rules.lastPrice() : price;
        rules.checkProtection(side, base, takeProfit, stopLoss);
        String mode = asked.text("tpslMode", "Full");
        boolean limits =
                asked.text("tpOrderType").equals("Limit")
                        || asked.text("slOrderType").equals("Limit");
        if (!spot && mode.equals("Full") && limits) {
            throw RetCode.PARAMETER_ERROR.refusal(
                    "params error: tpOrderType and slOrderType must be Market in Full mode");
        }
        if (!spot) {
            order.attribute(Attributes.TPSL_MODE, mode);
            order.attribute(
                    Attributes.TP_TRIGGER_BY,
                    takeProfit == null ? "" : asked.text("tpTriggerBy", "LastPrice"));
            order.attribute(
                    Attributes.SL_TRIGGER_BY,
                    stopLoss == null ? "" : asked.text("slTriggerBy", "LastPrice"));
        }
        order.attribute(Attributes.TAKE_PROFIT, Decimals.price(instrument, takeProfit));
        order.attribute(Attributes.STOP_LOSS, Decimals.price(instrument, stopLoss));
    }

    private void keep(OrderRequest.Builder order) {
        for (String name : KEPT) {
            if (asked.has(name)) {
                order.attribute(name, asked.text(name));
            }
        }
        int index = asked.integer("positionIdx", 0);
        if (!spot && index != 0) {
            throw RetCode.PARAMETER_ERROR.refusal("position idx not match position mode");
        }
        order.attribute(Attributes.POSITION_INDEX, "0");
        order.attribute(Attributes.LEVERAGE, spot ? "0" : "");
        order.attribute(
                Attributes.CLOSE_ON_TRIGGER, Boolean.toString(asked.flag("closeOnTrigger")));
        order.attribute(Attributes.LAST_PRICE, Decimals.price(instrument, rules.lastPrice()));
    }
}
