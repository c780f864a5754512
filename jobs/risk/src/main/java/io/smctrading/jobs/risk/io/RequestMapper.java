package io.smctrading.jobs.risk.io;

import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireTime;
import io.smctrading.platform.wire.mapping.OrderSideMapper;
import java.math.BigDecimal;

/** Records of {@code order.requests}. */
public final class RequestMapper {

    private RequestMapper() {}

    /**
     * What a person asks for.
     *
     * @throws WireException if side, type or a number cannot be an order's
     */
    public static RiskInput fromWire(io.smctrading.schemas.OrderRequest wire) throws WireException {
        OrderRequest.Type type = type(wire);
        BigDecimal price = optional("price", wire.getPrice());
        if ((price == null) != (type == OrderRequest.Type.MARKET)) {
            throw new WireException("price " + price + " is not allowed for a " + type + " order");
        }
        return new RequestInput(
                new OrderRequest(
                        text("requestId", wire.getRequestId()),
                        text("account", wire.getAccount()),
                        new InstrumentId(
                                text("venue", wire.getVenue()), text("symbol", wire.getSymbol())),
                        OrderSideMapper.fromWire(wire.getSide()),
                        type,
                        positive("quantity", wire.getQuantity()),
                        price,
                        optional("stopPrice", wire.getStopPrice()),
                        optional("targetPrice", wire.getTargetPrice()),
                        wire.getReduceOnly(),
                        WireTime.checked("requestedTime", wire.getRequestedTime()),
                        WireTime.checked("validUntil", wire.getValidUntil())));
    }

    private static OrderRequest.Type type(io.smctrading.schemas.OrderRequest wire)
            throws WireException {
        return switch (wire.getOrderType()) {
            case MARKET -> OrderRequest.Type.MARKET;
            case LIMIT -> OrderRequest.Type.LIMIT;
            case STOP_LOSS -> OrderRequest.Type.STOP_LOSS;
            case UNKNOWN ->
                    throw new WireException(
                            "orderType UNKNOWN is not allowed, allowed: MARKET, LIMIT, STOP_LOSS");
        };
    }

    private static BigDecimal optional(String field, BigDecimal price) throws WireException {
        return price == null ? null : positive(field, price);
    }

    private static BigDecimal positive(String field, BigDecimal number) throws WireException {
        BigDecimal checked = WireDecimal.checked(field, number);
        if (checked.signum() <= 0) {
            throw new WireException(field + " " + checked.toPlainString() + " is not above 0");
        }
        return checked;
    }

    private static String text(String field, String value) throws WireException {
        if (value.isBlank()) {
            throw new WireException(field + " is blank");
        }
        return value;
    }
}
