package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.TableRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * Collects the next batch while a thread of its own writes the last one. The task's thread never
 * waits in a socket: it can be cancelled whatever the database does.
 */
final class TableWriter implements SinkWriter<TableRow> {

    private static final long CLOSING_SECONDS = 5;
    private static final int LATENCY_WINDOW = 1_000;

    private final SharedDatabase database;
    private final BatchWriter batches;
    private final int batchRows;
    private final long batchMillis;
    private final ProcessingTimeService timers;
    private final ExecutorService thread;
    private final Counter stored;
    private final Counter retries;
    private final Counter conflicts;
    private final Histogram latency;

    private List<TableRow> rows = new ArrayList<>();
    private Long oldestAppend;
    private Future<?> inFlight;
    private Future<?> timer;

    TableWriter(
            SharedDatabase database,
            String name,
            BatchWriter batches,
            int batchRows,
            Duration batchInterval,
            ProcessingTimeService timers,
            MetricGroup metrics) {
        this.database = database;
        this.batches = batches;
        this.batchRows = batchRows;
        this.batchMillis = batchInterval.toMillis();
        this.timers = timers;
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread created = new Thread(task, "store " + name);
                            created.setDaemon(true);
                            return created;
                        });
        stored = metrics.counter("storedRows", new ThreadSafeSimpleCounter());
        retries = metrics.counter("databaseRetries", new ThreadSafeSimpleCounter());
        conflicts = metrics.counter("conflictingRows", new ThreadSafeSimpleCounter());
        metrics.gauge("databaseAwaySeconds", database::secondsAway);
        latency =
                metrics.histogram(
                        "latencyMillis", new DescriptiveStatisticsHistogram(LATENCY_WINDOW));
    }

    @Override
    public void write(TableRow row, Context context) throws IOException, InterruptedException {
        if (rows.isEmpty()) {
            // Of a batch the longest wait counts, and its first record waits longest.
            oldestAppend = context.timestamp();
        }
        rows.add(row);
        if (rows.size() >= batchRows) {
            writeBatch();
        } else if (timer == null) {
            startTimer();
        }
    }

    private void startTimer() {
        timer =
                timers.registerTimer(
                        timers.getCurrentProcessingTime() + batchMillis, this::onTimer);
    }

    private void onTimer(long time) throws IOException, InterruptedException {
        timer = null;
        if (inFlight != null && !inFlight.isDone()) {
            // What waits meanwhile makes the next batch larger.
            startTimer();
        } else if (!rows.isEmpty()) {
            writeBatch();
        }
    }

    /** Rows that were taken are committed afterwards. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (!rows.isEmpty()) {
            writeBatch();
        }
        awaitBatch();
    }

    private void writeBatch() throws IOException, InterruptedException {
        awaitBatch();
        List<TableRow> batch = rows;
        Long appended = oldestAppend;
        rows = new ArrayList<>(batch.size());
        inFlight =
                thread.submit(
                        () -> {
                            long alarms =
                                    database.untilDone(
                                            connection -> batches.write(connection, batch),
                                            retries::inc);
                            stored.inc(batch.size());
                            conflicts.inc(alarms);
                            if (appended != null) {
                                latency.update(System.currentTimeMillis() - appended);
                            }
                            return null;
                        });
    }

    private void awaitBatch() throws IOException, InterruptedException {
        if (inFlight == null) {
            return;
        }
        try {
            inFlight.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "rows cannot be stored: " + e.getCause().getMessage(), e.getCause());
        } finally {
            inFlight = null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (timer != null) {
            timer.cancel(false);
        }
        thread.shutdownNow();
        database.close();
        thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
