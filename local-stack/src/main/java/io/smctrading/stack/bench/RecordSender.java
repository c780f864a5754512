package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A producer of bytes whose failures come out at the next call. */
final class RecordSender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private RecordSender(String bootstrapServers, Map<String, Object> batching) {
        Map<String, Object> settings = new java.util.HashMap<>(batching);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Each record leaves at once, as from a connector. */
    static RecordSender prompt(String bootstrapServers) {
        return new RecordSender(bootstrapServers, Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
    }

    /** As many as fit leave together, for filling topics. */
    static RecordSender batching(String bootstrapServers) {
        return new RecordSender(
                bootstrapServers,
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        64L * 1024 * 1024));
    }

    void send(String topic, byte[] key, byte[] value) {
        throwFailure();
        var unused =
                producer.send(
                        new ProducerRecord<>(topic, key, value),
                        (metadata, problem) -> {
                            if (problem != null) {
                                failure.compareAndSet(null, problem);
                            }
                        });
    }

    /** Returns once Kafka has all. */
    void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw StackException.failed("Kafka refused a record: " + problem, problem);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
