package io.smctrading.detect.rows;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The rows of one file, a part per series until {@link #join}: whatever the parallelism, the rows
 * of a series stand together and in order, and the series in the order of the input.
 *
 * @param <T> what a row tells
 */
public final class RowFiles<T extends OfSeries> implements Sink<T> {
    private static final long serialVersionUID = 3L;
    private static final int PART_BUFFER = 1 << 16;
    private static final int ROWS_BUFFER = 1 << 14;
    private static final int MOST_OPEN = 64;

    private final RowLayout<T> layout;
    private final RowForm form;
    private final String folder;
    private final HashMap<String, Integer> places = new HashMap<>();

    /**
     * @param layout what a row has
     * @param form how it is written
     * @param file what the parts are joined to
     * @param series in the order of the input
     */
    public RowFiles(RowLayout<T> layout, RowForm form, WholeFile file, List<Series> series) {
        this.layout = layout;
        this.form = form;
        this.folder = file.folder().toString();
        for (int i = 0; i < series.size(); i++) {
            places.put(series.get(i).key(), i);
        }
    }

    @Override
    @Deprecated
    public SinkWriter<T> createWriter(InitContext context) {
        return new Parts();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Parts();
    }

    private Path part(int place) {
        return Path.of(folder, Integer.toString(place));
    }

    /** Makes one draft of all parts, once everything is written. */
    public void join(WholeFile file) throws IOException {
        try (FileChannel out =
                FileChannel.open(
                        file.draft(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (form.hasHeader()) {
                out.write(StandardCharsets.UTF_8.encode(layout.header() + '\n'));
            }
            for (int place = 0; place < places.size(); place++) {
                if (Files.exists(part(place))) {
                    append(part(place), out);
                }
            }
        }
    }

    private static void append(Path part, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            long size = in.size();
            for (long done = 0; done < size; ) {
                done += in.transferTo(done, size - done, out);
            }
        }
        Files.delete(part);
    }

    private final class Parts implements SinkWriter<T> {
        private final RowWriter rows = form.writer();
        private final Map<Integer, OutputStream> open = new HashMap<>();
        private Series latest;
        private OutputStream out;

        @Override
        @SuppressWarnings(
                "ReferenceEquality") // a quick way: if it is not the same, it is looked up
        public void write(T value, Context context) throws IOException {
            if (value.series() != latest) {
                passOn();
                latest = value.series();
                out = open(places.get(latest.key()));
            }
            layout.write(value, rows);
            if (rows.buffer.size() > ROWS_BUFFER) {
                passOn();
            }
        }

        /** Rows of one series are collected and handed to its part together. */
        private void passOn() throws IOException {
            if (out != null) {
                rows.buffer.writeTo(out);
            }
        }

        private OutputStream open(int place) throws IOException {
            OutputStream known = open.get(place);
            if (known != null) {
                return known;
            }
            if (open.size() == MOST_OPEN) {
                closeParts();
            }
            OutputStream part =
                    new BufferedOutputStream(
                            Files.newOutputStream(
                                    part(place),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.APPEND),
                            PART_BUFFER);
            open.put(place, part);
            return part;
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            passOn();
            for (OutputStream part : open.values()) {
                part.flush();
            }
        }

        @Override
        public void close() throws IOException {
            passOn();
            closeParts();
        }

        private void closeParts() throws IOException {
            out = null;
            for (OutputStream part : open.values()) {
                part.close();
            }
            open.clear();
        }
    }
}
