package io.smctrading.jobs.support.types;

import io.smctrading.core.market.Trade;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Trade}: venue, symbol, id, time in epoch milliseconds, price, quantity. */
public final class TradeCodec implements Codec<Trade> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<Trade> type() {
        return Trade.class;
    }

    @Override
    public void write(Trade trade, DataOutputView out) throws IOException {
        FieldBytes.writeText(trade.venue(), out);
        FieldBytes.writeText(trade.symbol(), out);
        FieldBytes.writeText(trade.id(), out);
        out.writeLong(trade.time().toEpochMilli());
        FieldBytes.writeDecimal(trade.price(), out);
        FieldBytes.writeDecimal(trade.quantity(), out);
    }

    @Override
    public Trade read(DataInputView in, int version) throws IOException {
        return new Trade(
                FieldBytes.readText(in),
                FieldBytes.readText(in),
                FieldBytes.readText(in),
                Instant.ofEpochMilli(in.readLong()),
                FieldBytes.readDecimal(in),
                FieldBytes.readDecimal(in));
    }
}
