package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Series;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of the key of every stateful operator. They never change: Flink migrates values, not keys.
 */
public final class SeriesCodec implements Codec<Series> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<Series> type() {
        return Series.class;
    }

    @Override
    public void write(Series series, DataOutputView out) throws IOException {
        Fields.writeSeries(series, out);
    }

    @Override
    public Series read(DataInputView in, int version) throws IOException {
        return Fields.readSeries(in);
    }
}
