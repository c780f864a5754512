package io.smctrading.jobs.storage;

import io.smctrading.jobs.storage.io.DatabaseSink;
import io.smctrading.jobs.storage.tables.Storing;
import io.smctrading.jobs.storage.tables.Table;
import io.smctrading.jobs.storage.tables.TableRow;
import io.smctrading.jobs.storage.tables.Tables;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The storage graph: one line per topic, from its source to its table, and one for all dead
 * letters. Nothing joins them, so that each topic is stored in its own order and at its own pace.
 */
public final class StoragePipeline {

    private StoragePipeline() {}

    /**
     * Defines the graph in the environment of the sources.
     *
     * @param rowsOf source of a topic's rows
     * @param deadLetters rows of dead letters
     */
    public static void define(
            StorageConfig config,
            Function<Table<?>, DataStream<TableRow>> rowsOf,
            DataStream<TableRow> deadLetters) {
        for (Table<?> table : Tables.all()) {
            store(config, table, rowsOf.apply(table));
        }
        store(config, Tables.DEAD_LETTERS, Tables.deadLetterStoring(), deadLetters);
    }

    /** Stores one topic's rows; clocks have none. */
    static void store(StorageConfig config, Table<?> table, DataStream<TableRow> rows) {
        store(
                config,
                table.name(),
                table.storing(),
                rows.filter(row -> !row.isNone())
                        .name("without clocks: " + table.topic().name())
                        .uid("rows-" + table.name()));
    }

    private static void store(
            StorageConfig config, String name, Storing storing, DataStream<TableRow> rows) {
        rows.sinkTo(
                        new DatabaseSink(
                                config.database(),
                                name,
                                storing,
                                config.batchRows(),
                                config.batchInterval()))
                .name("store " + name)
                .uid("store-" + name);
    }
}
