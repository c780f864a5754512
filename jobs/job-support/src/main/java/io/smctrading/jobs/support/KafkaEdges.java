package io.smctrading.jobs.support;

import io.smctrading.schemas.Topic;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Kafka as every job meets it, before it is told what the bytes mean. A broker that is away for up
 * to {@value #BROKER_AWAY_MILLIS} milliseconds is waited for; after that the job restarts from its
 * checkpoint, and nothing is lost either.
 */
public final class KafkaEdges {

    private static final int BROKER_AWAY_MILLIS = 120_000;
    private static final int RECORDS_PER_POLL = 5_000;
    private static final int BATCH_BYTES = 64 * 1024;

    private KafkaEdges() {}

    /** A source from the restored state on, without one from the beginning. */
    public static <R> KafkaSourceBuilder<R> source(
            KafkaConnection connection, String stage, Topic<?> topic) {
        return KafkaSource.<R>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setTopics(topic.in(connection.namespace()))
                .setGroupId(connection.namespace() + '.' + stage)
                .setClientIdPrefix(connection.namespace() + '.' + stage + '.' + topic.name())
                // Without state a job rebuilds it from history, and consumers drop what they have
                // seen; going on at the group's offsets would forget positions and the series'
                // first candles. With state its own offsets count.
                .setStartingOffsets(OffsetsInitializer.earliest())
                // What is there is taken at once: each poll costs a hand-over between threads.
                .setProperty(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(RECORDS_PER_POLL))
                .setProperty(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        connection.delivery().isolationLevel());
    }

    /** A sink with the job's guarantee. */
    public static <R> KafkaSinkBuilder<R> sink(
            KafkaConnection connection, String stage, Topic<?> topic) {
        Properties producer = new Properties();
        // A record leaves at once: batches form only while the broker is busy.
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        producer.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(BATCH_BYTES));
        producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        producer.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        producer.setProperty(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(BROKER_AWAY_MILLIS));
        producer.setProperty(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(BROKER_AWAY_MILLIS));
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000");
        return KafkaSink.<R>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(connection.delivery().guarantee())
                .setTransactionalIdPrefix(
                        connection.namespace() + '.' + stage + '.' + topic.name());
    }
}
