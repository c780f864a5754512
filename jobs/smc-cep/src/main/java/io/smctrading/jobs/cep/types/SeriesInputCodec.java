package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link SeriesInput}: the series, then a candle or a clock. */
public final class SeriesInputCodec implements Codec<SeriesInput> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<SeriesInput> type() {
        return SeriesInput.class;
    }

    @Override
    public void write(SeriesInput input, DataOutputView out) throws IOException {
        Fields.writeSeries(input.series(), out);
        out.writeBoolean(input.isClock());
        if (input.isClock()) {
            Fields.writeClock(input.clock(), out);
        } else {
            Bar bar = input.bar();
            out.writeLong(bar.openTime());
            out.writeDouble(bar.open());
            out.writeDouble(bar.high());
            out.writeDouble(bar.low());
            out.writeDouble(bar.close());
            out.writeDouble(bar.volume());
        }
    }

    @Override
    public SeriesInput read(DataInputView in, int version) throws IOException {
        Series series = Fields.readSeries(in);
        if (in.readBoolean()) {
            return SeriesInput.of(series, Fields.readClock(series, in));
        }
        return SeriesInput.of(
                series,
                new Bar(
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble()));
    }
}
