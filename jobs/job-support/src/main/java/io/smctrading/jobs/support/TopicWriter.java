package io.smctrading.jobs.support;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes domain records into a topic in the wire format, and observes {@link AppendLatency}. */
final class TopicWriter<R, T extends SpecificRecord> implements KafkaRecordSerializationSchema<R> {

    private static final long serialVersionUID = 1L;

    private final URI registryUrl;
    private final String topicName;
    private final String subject;
    private final Class<T> recordType;
    private final ToWire<R, T> mapper;
    private final KeyOf<R> key;
    private transient WireWriter<T> writer;
    private transient AppendLatency latency;

    TopicWriter(KafkaConnection connection, Topic<T> topic, ToWire<R, T> mapper, KeyOf<R> key) {
        this.registryUrl = connection.registryUrl();
        this.topicName = topic.in(connection.namespace());
        this.subject = topic.subjectIn(connection.namespace());
        this.recordType = topic.type();
        this.mapper = mapper;
        this.key = key;
    }

    @Override
    public void open(
            SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        writer = new WireWriter<>(new RegistryClient(registryUrl), subject, recordType);
        latency = new AppendLatency(context.getMetricGroup(), System::currentTimeMillis);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            R record, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(
                        topicName,
                        key.of(record).getBytes(StandardCharsets.UTF_8),
                        writer.write(mapper.map(record)));
        latency.observe(timestamp);
        return written;
    }
}
