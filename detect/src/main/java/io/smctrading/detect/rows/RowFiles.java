package io.smctrading.detect.rows;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * One file of rows, made of a part per series: whatever the parallelism, the rows of a series stand
 * together and in order, and the series in the order of the input. The file appears when all of it
 * is written.
 *
 * @param <T> what a row tells
 */
public final class RowFiles<T extends OfSeries> implements Sink<T> {
    private static final long serialVersionUID = 2L;
    private static final String JSONL = ".jsonl";
    private static final String CSV = ".csv";
    private static final int PART_BUFFER = 1 << 16;
    private static final int MOST_OPEN = 64;

    private final RowLayout<T> layout;
    private final String file;
    private final String parts;
    private final HashMap<String, Integer> places = new HashMap<>();

    /**
     * @param layout what a row has
     * @param file ends in .csv or .jsonl, which tells the form
     * @param series in the order of the input
     */
    public RowFiles(RowLayout<T> layout, Path file, List<Series> series) throws IOException {
        this.layout = layout;
        this.file = file.toAbsolutePath().toString();
        for (int i = 0; i < series.size(); i++) {
            places.put(series.get(i).key(), i);
        }
        Path folder = file.toAbsolutePath().getParent();
        this.parts =
                Files.createTempDirectory(folder, "." + file.getFileName() + ".parts").toString();
    }

    /** Whether rows can be written to a file of this name. */
    public static boolean canWrite(Path file) {
        return file.toString().endsWith(CSV) || file.toString().endsWith(JSONL);
    }

    private boolean isCsv() {
        return file.endsWith(CSV);
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
        return Path.of(parts, Integer.toString(place));
    }

    /** Joins the parts and puts the file in its place. */
    public void complete() throws IOException {
        Path joined = Path.of(parts, "joined");
        try (FileChannel out =
                FileChannel.open(
                        joined, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (isCsv()) {
                out.write(
                        StandardCharsets.UTF_8.encode(layout.header() + '\n'));
            }
            for (int place = 0; place < places.size(); place++) {
                if (Files.exists(part(place))) {
                    append(part(place), out);
                }
            }
        }
        Files.move(joined, Path.of(file), StandardCopyOption.REPLACE_EXISTING);
        discard();
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

    /** Removes what was written so far. */
    public void discard() throws IOException {
        Path folder = Path.of(parts);
        if (Files.exists(folder)) {
            try (var left = Files.list(folder)) {
                for (Path part : left.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(folder);
        }
    }

    private final class Parts implements SinkWriter<T> {
        private final RowWriter rows = isCsv() ? new RowWriter.Csv() : new RowWriter.Jsonl();
        private final Map<Integer, OutputStream> open = new HashMap<>();
        private Series latest;
        private OutputStream out;

        @Override
        public void write(T value, Context context) throws IOException {
            if (value.series() != latest) {
                latest = value.series();
                out = open(places.get(latest.key()));
            }
            layout.write(value, rows);
            rows.buffer.writeTo(out);
        }

        private OutputStream open(int place) throws IOException {
            OutputStream known = open.get(place);
            if (known != null) {
                return known;
            }
            if (open.size() == MOST_OPEN) {
                close();
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
            for (OutputStream part : open.values()) {
                part.flush();
            }
        }

        @Override
        public void close() throws IOException {
            for (OutputStream part : open.values()) {
                part.close();
            }
            open.clear();
        }
    }
}
