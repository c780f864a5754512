package io.smctrading.detect.csv;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.detect.SeriesFile;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.types.CepTypes;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.SimpleSplitAssigner;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;

/** How Flink reads files of candles: each is one series, in order, and is never split. */
public final class CandleFormat implements BulkFormat<SeriesInput, FileSourceSplit> {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 2_048;

    /** Hears how many candles were read. */
    @FunctionalInterface
    public interface Counter extends Serializable {
        void read(int candles);
    }

    /** What a file holds, as plain texts: a series does not travel by itself. */
    private record SeriesName(String venue, String symbol, String timeframe)
            implements Serializable {

        private Series series() {
            return new Series(venue, symbol, Timeframe.of(timeframe));
        }
    }

    private final HashMap<String, SeriesName> names = new HashMap<>();
    private final boolean skipBadRows;
    private final Counter counter;

    /**
     * @param series by the path of their file
     * @param skipBadRows whether rows that break a rule are left out; otherwise they fail the run:
     *     whoever started it has looked at the files before
     * @param counter of the candles read
     */
    public CandleFormat(Map<Path, Series> series, boolean skipBadRows, Counter counter) {
        series.forEach(
                (path, of) ->
                        names.put(
                                path.getPath(),
                                new SeriesName(of.venue(), of.symbol(), of.timeframe().code())));
        this.skipBadRows = skipBadRows;
        this.counter = counter;
    }

    /**
     * The candles of files, each read by one task from end to end.
     *
     * @param series a file each
     * @param skipBadRows whether rows that break a rule are left out
     * @param counter of the candles read
     */
    public static FileSource<SeriesInput> source(
            List<SeriesFile> series, boolean skipBadRows, Counter counter) {
        Map<Path, Series> files = new LinkedHashMap<>();
        for (SeriesFile one : series) {
            files.put(new Path(one.file().toUri()), one.series());
        }
        return FileSource.forBulkFileFormat(
                        new CandleFormat(files, skipBadRows, counter),
                        files.keySet().toArray(new Path[0]))
                .setFileEnumerator(WholeFiles::new)
                .setSplitAssigner(SimpleSplitAssigner::new)
                .build();
    }

    @Override
    public Reader<SeriesInput> createReader(Configuration config, FileSourceSplit split)
            throws IOException {
        return new Batches(names.get(split.path().getPath()).series(), split.path());
    }

    @Override
    public Reader<SeriesInput> restoreReader(Configuration config, FileSourceSplit split) {
        throw new IllegalStateException("a run over files takes no checkpoints");
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<SeriesInput> getProducedType() {
        return CepTypes.SERIES_INPUT;
    }

    private final class Batches implements Reader<SeriesInput> {
        private final Series series;
        private final Path file;
        private final CandleReader candles;

        private Batches(Series series, Path file) throws IOException {
            this.series = series;
            this.file = file;
            this.candles = new CandleReader(file.getFileSystem().open(file), this::reject);
        }

        private void reject(long line, String problem) {
            if (!skipBadRows) {
                throw new IllegalStateException(
                        file.getPath()
                                + " changed while it was read, line "
                                + line
                                + ": "
                                + problem);
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
            counter.read(size);
            ArrayResultIterator<SeriesInput> records = new ArrayResultIterator<>();
            records.set(batch, size, CheckpointedPosition.NO_OFFSET, 0);
            return records;
        }

        @Override
        public void close() throws IOException {
            candles.close();
        }
    }
}
