package io.smctrading.jobs.support;

import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

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
                KafkaSource.<ReadRecord<R>>builder()
                        .setBootstrapServers(connection.bootstrapServers())
                        .setTopics(topic.in(connection.namespace()))
                        .setGroupId(connection.namespace() + '.' + stage)
                        .setClientIdPrefix(
                                connection.namespace() + '.' + stage + '.' + topic.name())
                        // Without state a job rebuilds it from history, and consumers drop what
                        // they have seen; going on at the group's offsets would forget positions
                        // and the series' first candles. With state its own offsets count.
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(
                                new TopicReader<>(connection.registryUrl(), topic, type, mapper))
                        .setProperty(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                connection.delivery().isolationLevel())
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
        records.sinkTo(kafkaSink(topic, mapper, key))
                .name("write " + topic.name())
                .uid("write-" + topic.name());
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

    private <R, T extends SpecificRecord> KafkaSink<R> kafkaSink(
            Topic<T> topic, ToWire<R, T> mapper, KeyOf<R> key) {
        Properties producer = new Properties();
        // A record leaves at once: batches form only while the broker is busy.
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        producer.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000");
        return KafkaSink.<R>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(connection.delivery().guarantee())
                .setTransactionalIdPrefix(connection.namespace() + '.' + stage + '.' + topic.name())
                .setRecordSerializer(new TopicWriter<>(connection, topic, mapper, key))
                .build();
    }
}
