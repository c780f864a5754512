package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.OrderType;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.core.TimeInForce;
import io.smctrading.simulator.core.Trigger;
import java.math.BigDecimal;

/**
 * One exit that the exchange is to place by itself.
 *
 * @param profit whether it takes profit, otherwise it stops a loss
 * @param partial whether it is for a part of a position; always so on spot
 * @param trigger price that wakes it
 * @param limit price it works at once awake; null for a market order
 * @param triggerBy which price wakes it
 * @param parent order link id of the entry, empty if there is none
 * @param group what the exits of one entry have in common
 */
record Protection(
        boolean profit,
        boolean partial,
        BigDecimal trigger,
        BigDecimal limit,
        String triggerBy,
        String parent,
        String group) {

    static final String GROUP = "exitsOf";
    static final String TAKE_PROFIT = "TakeProfit";
    static final String STOP_LOSS = "StopLoss";
    private static final String PARTIAL = "Partial";

    /** Name of the kind of order: {@code TakeProfit}, {@code PartialStopLoss}. */
    String stopOrderType() {
        return (partial ? PARTIAL : "") + (profit ? TAKE_PROFIT : STOP_LOSS);
    }

    /** Whether a name is that of an exit of a position. */
    static boolean isExit(String stopOrderType) {
        return stopOrderType.endsWith(TAKE_PROFIT) || stopOrderType.endsWith(STOP_LOSS);
    }

    static boolean isPartial(String stopOrderType) {
        return stopOrderType.startsWith(PARTIAL);
    }

    static boolean isProfit(String stopOrderType) {
        return stopOrderType.endsWith(TAKE_PROFIT);
    }

    /** The order that closes that much of what was opened by a side. */
    OrderRequest order(Instrument instrument, Side opened, BigDecimal quantity) {
        boolean spot = instrument.kind() == Instrument.Kind.SPOT;
        OrderType type = limit == null ? OrderType.MARKET : OrderType.LIMIT;
        OrderRequest.Builder order =
                OrderRequest.of(instrument, opened.opposite(), type)
                        .quantity(quantity)
                        .price(limit)
                        .trigger(new Trigger(trigger, profit == opened.buys()))
                        .timeInForce(limit == null ? TimeInForce.IOC : TimeInForce.GTC)
                        .reduceOnly(!spot)
                        .reservesAwake(!spot)
                        .nativeType(limit == null ? "Market" : "Limit")
                        .attribute(GROUP, group)
                        .attribute(Attributes.TIME_IN_FORCE, limit == null ? "IOC" : "GTC")
                        .attribute(Attributes.POSITION_INDEX, "0");
        if (spot) {
            return order.attribute(Attributes.STOP_ORDER_TYPE, "tpslOrder")
                    .attribute(Attributes.ORDER_FILTER, "tpslOrder")
                    .attribute(Attributes.LEVERAGE, "0")
                    .attribute(Attributes.MARKET_UNIT, limit == null ? "baseCoin" : "")
                    .build();
        }
        return order.attribute(Attributes.STOP_ORDER_TYPE, stopOrderType())
                .attribute(Attributes.ORDER_FILTER, "StopOrder")
                .attribute(Attributes.CREATE_TYPE, "CreateBy" + stopOrderType())
                .attribute(Attributes.TPSL_MODE, partial ? "Partial" : "Full")
                .attribute(Attributes.TRIGGER_BY, triggerBy)
                .attribute(Attributes.CLOSE_ON_TRIGGER, "true")
                .attribute(Attributes.PARENT, parent)
                .build();
    }
}
