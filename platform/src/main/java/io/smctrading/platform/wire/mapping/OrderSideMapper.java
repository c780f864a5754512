package io.smctrading.platform.wire.mapping;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.platform.wire.WireException;

/** Sides of orders; the contract knows one more, for what a later release may add. */
public final class OrderSideMapper {

    private OrderSideMapper() {}

    /**
     * @throws WireException if the side is unknown
     */
    public static OrderSide fromWire(io.smctrading.schemas.OrderSide wire) throws WireException {
        return switch (wire) {
            case BUY -> OrderSide.BUY;
            case SELL -> OrderSide.SELL;
            case UNKNOWN ->
                    throw new WireException("side UNKNOWN is not allowed, allowed: BUY, SELL");
        };
    }

    public static io.smctrading.schemas.OrderSide toWire(OrderSide side) {
        return switch (side) {
            case BUY -> io.smctrading.schemas.OrderSide.BUY;
            case SELL -> io.smctrading.schemas.OrderSide.SELL;
        };
    }
}
