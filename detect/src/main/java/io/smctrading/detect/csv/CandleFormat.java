package io.smctrading.detect.csv;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.types.CepTypes;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/**
 * How Flink reads files of candles: each is one series, in order, and is never split. Rows that
 * break a rule are left out: whoever runs the graph has looked at them before.
 */
public final class CandleFormat implements BulkFormat<SeriesInput, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 2_048;

    private final Map<String, String[]> series;

    /**
     * @param series venue, symbol and timeframe code by the path of the file
     */
    public CandleFormat(Map<String, String[]> series) {
        this.series = Map.copyOf(series);
    }

    @Override
    public Reader<SeriesInput> createReader(Configuration config, FileSourceSplit split)
            throws IOException {
        String[] names = series.get(split.path().getPath());
        Series of = new Series(names[0], names[1], Timeframe.of(names[2]));
        return new Batches(of, split.path());
    }

    @Override
    public Reader<SeriesInput> restoreReader(Configuration config, FileSourceSplit split)
            throws IOException {
        Reader<SeriesInput> reader = createReader(config, split);
        long skip =
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L);
        ((Batches) reader).skip(skip);
        return reader;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<SeriesInput> getProducedType() {
        return CepTypes.SERIES_INPUT;
    }

    private static final class Batches implements Reader<SeriesInput> {
        private final Series series;
        private final CandleReader candles;
        private long count;

        private Batches(Series series, Path file) throws IOException {
            this.series = series;
            this.candles =
                    new CandleReader(file.getFileSystem().open(file), (line, problem) -> {});
        }

        private void skip(long rows) throws IOException {
            while (count < rows && candles.next() != null) {
                count++;
            }
        }

        @Override
        public RecordIterator<SeriesInput> readBatch() throws IOException {
            SeriesInput[] batch = new SeriesInput[BATCH];
            int size = 0;
            while (size < BATCH) {
                Bar bar = candles.next();
                if (bar == null) {
                    break;
                }
                batch[size++] = SeriesInput.of(series, bar);
            }
            if (size == 0) {
                return null;
            }
            ArrayResultIterator<SeriesInput> records = new ArrayResultIterator<>();
            records.set(batch, size, CheckpointedPosition.NO_OFFSET, count);
            count += size;
            return records;
        }

        @Override
        public void close() throws IOException {
            candles.close();
        }
    }
}
