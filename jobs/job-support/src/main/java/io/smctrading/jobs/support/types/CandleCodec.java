package io.smctrading.jobs.support.types;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a {@link Candle}: venue, symbol, code of the timeframe, open time in epoch milliseconds,
 * open, high, low, close, volume, number of trades.
 */
public final class CandleCodec implements Codec<Candle> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<Candle> type() {
        return Candle.class;
    }

    @Override
    public void write(Candle candle, DataOutputView out) throws IOException {
        FieldBytes.writeText(candle.series().venue(), out);
        FieldBytes.writeText(candle.series().symbol(), out);
        FieldBytes.writeText(candle.series().timeframe().code(), out);
        out.writeLong(candle.openTime().toEpochMilli());
        FieldBytes.writeDecimal(candle.open(), out);
        FieldBytes.writeDecimal(candle.high(), out);
        FieldBytes.writeDecimal(candle.low(), out);
        FieldBytes.writeDecimal(candle.close(), out);
        FieldBytes.writeDecimal(candle.volume(), out);
        out.writeInt(candle.trades());
    }

    @Override
    public Candle read(DataInputView in, int version) throws IOException {
        return new Candle(
                new Series(
                        FieldBytes.readText(in),
                        FieldBytes.readText(in),
                        Timeframe.of(FieldBytes.readText(in))),
                Instant.ofEpochMilli(in.readLong()),
                FieldBytes.readDecimal(in),
                FieldBytes.readDecimal(in),
                FieldBytes.readDecimal(in),
                FieldBytes.readDecimal(in),
                FieldBytes.readDecimal(in),
                in.readInt());
    }
}
