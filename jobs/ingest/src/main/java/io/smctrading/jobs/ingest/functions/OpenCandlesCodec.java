package io.smctrading.jobs.ingest.functions;

import io.smctrading.core.market.OpenCandles;
import io.smctrading.core.market.PartialCandle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.support.types.Codec;
import io.smctrading.jobs.support.types.CodecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.BigDecSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State format of {@link OpenCandles}: a version byte, the open minute in epoch milliseconds, a
 * byte with one bit per timeframe that has an open candle, and those candles in ascending order
 * (open time in epoch milliseconds, five decimals, number of trades). A later format takes the next
 * version and goes on reading this one.
 */
public final class OpenCandlesCodec implements Codec<OpenCandles> {

    public static final TypeInformation<OpenCandles> TYPE = new CodecType<>(new OpenCandlesCodec());

    private static final long serialVersionUID = 1L;
    private static final byte VERSION = 1;
    private static final long NO_MINUTE = Long.MIN_VALUE;

    @Override
    public Class<OpenCandles> type() {
        return OpenCandles.class;
    }

    @Override
    public void write(OpenCandles candles, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        target.writeLong(
                candles.minute().equals(Instant.MIN) ? NO_MINUTE : candles.minute().toEpochMilli());
        Timeframe[] timeframes = Timeframe.values();
        int present = 0;
        for (int i = 0; i < timeframes.length; i++) {
            if (candles.open(timeframes[i]).isPresent()) {
                present |= 1 << i;
            }
        }
        target.writeByte(present);
        for (Timeframe timeframe : timeframes) {
            PartialCandle candle = candles.open(timeframe).orElse(null);
            if (candle != null) {
                write(candle, target);
            }
        }
    }

    @Override
    public OpenCandles read(DataInputView source, int version) throws IOException {
        byte format = source.readByte();
        if (format != VERSION) {
            throw new IOException(
                    "open candles of format " + format + ", allowed: up to " + VERSION);
        }
        long minute = source.readLong();
        int present = source.readUnsignedByte();
        List<PartialCandle> open = new ArrayList<>();
        for (int i = 0; i < Timeframe.values().length; i++) {
            open.add((present & 1 << i) == 0 ? null : readCandle(source));
        }
        return OpenCandles.restore(
                minute == NO_MINUTE ? Instant.MIN : Instant.ofEpochMilli(minute), open);
    }

    private static void write(PartialCandle candle, DataOutputView target) throws IOException {
        target.writeLong(candle.openTime().toEpochMilli());
        write(candle.open(), target);
        write(candle.high(), target);
        write(candle.low(), target);
        write(candle.close(), target);
        write(candle.volume(), target);
        target.writeInt(candle.trades());
    }

    private static PartialCandle readCandle(DataInputView source) throws IOException {
        return new PartialCandle(
                Instant.ofEpochMilli(source.readLong()),
                readDecimal(source),
                readDecimal(source),
                readDecimal(source),
                readDecimal(source),
                readDecimal(source),
                source.readInt());
    }

    private static void write(BigDecimal value, DataOutputView target) throws IOException {
        BigDecSerializer.INSTANCE.serialize(value, target);
    }

    private static BigDecimal readDecimal(DataInputView source) throws IOException {
        return BigDecSerializer.INSTANCE.deserialize(source);
    }
}
