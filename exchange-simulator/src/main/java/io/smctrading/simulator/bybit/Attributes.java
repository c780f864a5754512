package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Order;

/** Names under which the protocol keeps with an order what only Bybit knows of. */
final class Attributes {

    static final String TIME_IN_FORCE = "timeInForce";
    static final String ORDER_FILTER = "orderFilter";
    static final String STOP_ORDER_TYPE = "stopOrderType";
    static final String CREATE_TYPE = "createType";
    static final String PARENT = "parentOrderLinkId";
    static final String MARKET_UNIT = "marketUnit";
    static final String TRIGGER_BY = "triggerBy";
    static final String LAST_PRICE = "lastPriceOnCreated";
    static final String POSITION_INDEX = "positionIdx";
    static final String LEVERAGE = "isLeverage";
    static final String SMP_TYPE = "smpType";
    static final String CLOSE_ON_TRIGGER = "closeOnTrigger";
    static final String TAKE_PROFIT = "takeProfit";
    static final String STOP_LOSS = "stopLoss";
    static final String TPSL_MODE = "tpslMode";
    static final String TP_LIMIT_PRICE = "tpLimitPrice";
    static final String SL_LIMIT_PRICE = "slLimitPrice";
    static final String TP_ORDER_TYPE = "tpOrderType";
    static final String SL_ORDER_TYPE = "slOrderType";
    static final String TP_TRIGGER_BY = "tpTriggerBy";
    static final String SL_TRIGGER_BY = "slTriggerBy";

    private Attributes() {}

    /** The value, or an empty text. */
    static String of(Order order, String name) {
        return order.attributes().getOrDefault(name, "");
    }

    static boolean is(Order order, String name, String value) {
        return value.equals(of(order, name));
    }
}
