package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Series;
import io.smctrading.jobs.cep.functions.SeriesOutput;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link SeriesOutput}: the series, then a signal or a clock. */
public final class SeriesOutputCodec implements Codec<SeriesOutput> {
    private static final long serialVersionUID = 1L;
    private static final EntrySignalCodec SIGNALS = new EntrySignalCodec();

    @Override
    public Class<SeriesOutput> type() {
        return SeriesOutput.class;
    }

    @Override
    public void write(SeriesOutput output, DataOutputView out) throws IOException {
        Fields.writeSeries(output.series(), out);
        out.writeBoolean(output.isClock());
        if (output.isClock()) {
            Fields.writeClock(output.clock(), out);
        } else {
            SIGNALS.write(output.signal(), out);
        }
    }

    @Override
    public SeriesOutput read(DataInputView in, int version) throws IOException {
        Series series = Fields.readSeries(in);
        return in.readBoolean()
                ? SeriesOutput.of(series, Fields.readClock(in))
                : SeriesOutput.of(SIGNALS.read(in, SIGNALS.version()));
    }
}
