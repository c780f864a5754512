package io.smctrading.jobs.support;

import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * A job's edges: typed sources and sinks by topic of the catalogue. Records that cannot be decoded,
 * or that a mapper refuses, go to the topic's dead letters by themselves. Operators are named after
 * their topic: the dashboard's graph reads like the architecture.
 */
public final class TopicStreams {

    private final StreamExecutionEnvironment environment;
    private final KafkaConnection connection;
    private final String stage;

    /**
     * Binds a job to its topics.
     *
     * @param stage name of the job; its consumer group is {@code namespace.stage}
     */
    public TopicStreams(
            StreamExecutionEnvironment environment, KafkaConnection connection, String stage) {
        this.environment = environment;
        this.connection = connection;
        this.stage = stage;
    }

    /** The topic's records: from the restored state on, without one from the beginning. */
    public <T extends SpecificRecord, R> SingleOutputStreamOperator<R> source(
            Topic<T> topic, TypeInformation<R> type, FromWire<T, R> mapper) {
        KafkaSource<ReadRecord<R>> source =
                KafkaEdges.<ReadRecord<R>>source(connection, stage, topic)
                        .setDeserializer(
                                new TopicReader<>(connection.registryUrl(), topic, type, mapper))
                        .build();
        OutputTag<RefusedRecord> refused =
                new OutputTag<>("refused", TypeInformation.of(RefusedRecord.class));
        SingleOutputStreamOperator<R> records =
                environment
                        .fromSource(
                                source, WatermarkStrategy.noWatermarks(), "read " + topic.name())
                        .uid("read-" + topic.name())
                        .process(new RefusedRecordSplit<>(refused))
                        .returns(type)
                        .name(topic.name())
                        .uid("split-" + topic.name());
        deadLetters(records.getSideOutput(refused), topic);
        return records;
    }

    /** Writes a stream into a topic. */
    public <R, T extends SpecificRecord> void sink(
            DataStream<R> records, Topic<T> topic, ToWire<R, T> mapper, KeyOf<R> key) {
        KafkaSink<R> sink =
                KafkaEdges.<R>sink(connection, stage, topic)
                        .setRecordSerializer(new TopicWriter<>(connection, topic, mapper, key))
                        .build();
        records.sinkTo(sink).name("write " + topic.name()).uid("write-" + topic.name());
    }

    /** Sends records aside that a function of the job refused, with their reason. */
    public void deadLetters(DataStream<RefusedRecord> refused, Topic<?> topic) {
        Topic<DeadLetter> deadLetters = Topics.deadLettersOf(topic);
        String stageName = stage;
        sink(
                refused,
                deadLetters,
                record -> record.toWire(stageName),
                record ->
                        record.key() == null
                                ? ""
                                : new String(record.key(), StandardCharsets.UTF_8));
    }
}
