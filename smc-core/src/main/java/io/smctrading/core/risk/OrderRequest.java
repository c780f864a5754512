package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.InstrumentId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order that a person asks for. Quantity and prices are taken as asked or refused, never
 * changed.
 *
 * @param requestId deterministic id; with the account it gives the order's id
 * @param account trading account
 * @param instrument what to trade
 * @param side what to do in the base asset
 * @param type how to enter
 * @param quantity in the base asset, above 0
 * @param price limit, or trigger of a stop; null for a market order
 * @param stop stop-loss of what it opens; null without one
 * @param target take-profit of what it opens; null without one
 * @param reduceOnly whether it may only shrink a position
 * @param requestedTime market time as far as the asking side knew it
 * @param validUntil market time at which it, or its rest, ends
 */
public record OrderRequest(
        String requestId,
        String account,
        InstrumentId instrument,
        OrderSide side,
        Type type,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal stop,
        BigDecimal target,
        boolean reduceOnly,
        Instant requestedTime,
        Instant validUntil) {

    /** How an order enters. */
    public enum Type {
        MARKET,
        LIMIT,
        /** A market order once the price has come to the trigger: only ever an exit. */
        STOP_LOSS
    }

    /** Id of the decision, and of the order if approved. */
    public String orderId() {
        return OrderIds.of(account, requestId);
    }

    /** Direction of the position that it would open. */
    Side direction() {
        return side == OrderSide.BUY ? Side.LONG : Side.SHORT;
    }

    void write(DataOutput out) throws IOException {
        BinaryFields.writeText(out, requestId);
        BinaryFields.writeText(out, account);
        BinaryFields.writeInstrument(out, instrument);
        RiskInputs.writeOrderSide(out, side);
        BinaryFields.writeText(out, type.name());
        BinaryFields.writeDecimal(out, quantity);
        BinaryFields.writeOptionalDecimal(out, price);
        BinaryFields.writeOptionalDecimal(out, stop);
        BinaryFields.writeOptionalDecimal(out, target);
        out.writeBoolean(reduceOnly);
        BinaryFields.writeInstant(out, requestedTime);
        BinaryFields.writeInstant(out, validUntil);
    }

    static OrderRequest read(DataInput in) throws IOException {
        return new OrderRequest(
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readInstrument(in),
                RiskInputs.readOrderSide(in),
                Type.valueOf(BinaryFields.readText(in)),
                BinaryFields.readDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                in.readBoolean(),
                BinaryFields.readInstant(in),
                BinaryFields.readInstant(in));
    }
}
