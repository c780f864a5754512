package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.Storing;
import io.smctrading.jobs.storage.tables.TableRow;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes the rows of one topic, at least once: a batch leaves when it is full, when its first row
 * has waited long enough, and before each checkpoint, which waits until it is committed. While the
 * database is away the writer holds one batch more and takes no further rows, so that the topic's
 * lag grows; nothing fails.
 */
public final class DatabaseSink implements Sink<TableRow> {

    private static final long serialVersionUID = 1L;

    private final DatabaseAccess access;
    private final String name;
    private final Storing storing;
    private final int batchRows;
    private final Duration batchInterval;

    /**
     * @param name of the writer's thread: the table's
     * @param batchRows rows that are written at once, at most
     * @param batchInterval how long a row waits for others, at most
     */
    public DatabaseSink(
            DatabaseAccess access,
            String name,
            Storing storing,
            int batchRows,
            Duration batchInterval) {
        this.access = access;
        this.name = name;
        this.storing = storing;
        this.batchRows = batchRows;
        this.batchInterval = batchInterval;
    }

    @Override
    public SinkWriter<TableRow> createWriter(WriterInitContext context) {
        return new TableWriter(
                SharedDatabase.open(access),
                name,
                BatchWriter.of(storing),
                batchRows,
                batchInterval,
                context.getProcessingTimeService(),
                context.metricGroup());
    }

    @Override
    @SuppressWarnings("deprecation") // the other createWriter is the one that Flink calls
    public SinkWriter<TableRow> createWriter(InitContext context) {
        throw new UnsupportedOperationException("needs a WriterInitContext");
    }
}
