package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.Liquidity;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An execution as Bybit tells of it, in answers and on the stream.
 *
 * @param orderLinkId the client's id of its order, empty for what Bybit created itself
 * @param trade whether it is one, rather than funding, a delivery or a liquidation
 * @param fee below 0 if it is a rebate
 * @param feeAsset empty if Bybit leaves it out
 */
record BybitExecution(
        String category,
        String executionId,
        String orderId,
        String orderLinkId,
        String symbol,
        OrderSide side,
        boolean trade,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        String stopOrderType,
        String createType,
        Instant time) {

    static BybitExecution of(JsonView json) {
        return new BybitExecution(
                json.text("category", ""),
                json.text("execId"),
                json.text("orderId"),
                json.text("orderLinkId", ""),
                json.text("symbol"),
                BybitOrder.sideOf(json),
                json.text("execType").equals("Trade"),
                json.decimal("execQty"),
                json.decimal("execPrice"),
                json.decimal("execFee", BigDecimal.ZERO),
                json.text("feeCurrency", ""),
                json.flag("isMaker"),
                json.text("stopOrderType", ""),
                json.text("createType", ""),
                json.millis("execTime"));
    }

    VenueFill toVenueFill(String clientId, Instrument instrument, BybitCategory of) {
        return new VenueFill(
                executionId,
                clientId,
                orderId,
                symbol,
                side,
                quantity,
                price,
                fee,
                feeAsset.isEmpty() ? usualFeeAsset(instrument, of) : feeAsset,
                maker ? Liquidity.MAKER : Liquidity.TAKER,
                time);
    }

    /** On spot a fee is taken from what is received, a rebate given in the other asset. */
    private String usualFeeAsset(Instrument instrument, BybitCategory of) {
        boolean base = of == BybitCategory.SPOT && (side == OrderSide.BUY) == (fee.signum() >= 0);
        return base ? instrument.baseAsset() : instrument.quoteAsset();
    }
}
