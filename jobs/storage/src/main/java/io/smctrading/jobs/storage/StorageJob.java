package io.smctrading.jobs.storage;

import io.smctrading.jobs.storage.io.DeadLetterSource;
import io.smctrading.jobs.storage.tables.Table;
import io.smctrading.jobs.storage.tables.TableRow;
import io.smctrading.jobs.storage.tables.TableRowCodec;
import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.TopicStreams;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point: every topic of a namespace to its table in the schema of the same name. */
public final class StorageJob {

    static final String STAGE = "storage";

    private StorageJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(args, STAGE, StorageConfig::usage, StorageConfig::from, StorageJob::define);
    }

    /** The whole job, Kafka and database included. */
    static void define(StreamExecutionEnvironment env, StorageConfig config) {
        TopicStreams topics = new TopicStreams(env, config.connection(), STAGE);
        DataStream<TableRow> deadLetters =
                env.fromSource(
                                DeadLetterSource.of(config.connection(), STAGE),
                                WatermarkStrategy.noWatermarks(),
                                "read dead letters")
                        .uid("read-dead-letters");
        StoragePipeline.define(config, table -> rows(topics, table), deadLetters);
    }

    private static <T extends SpecificRecord> DataStream<TableRow> rows(
            TopicStreams topics, Table<T> table) {
        return topics.source(table.topic(), TableRowCodec.TYPE, table.mapper());
    }
}
