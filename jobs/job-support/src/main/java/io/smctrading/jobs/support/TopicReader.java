package io.smctrading.jobs.support;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Topic;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a topic's records into the domain's; what cannot be read is passed on as refused.
 *
 * <p>Holds its record type by name. Deserializing a class of Avro initializes it, which parses its
 * schema, which leaves Avro's name validator in a ThreadLocal; the JobManager deserializes sources
 * in threads that outlive every job, and each would keep the class loader of each submission.
 */
final class TopicReader<T extends SpecificRecord, R>
        implements KafkaRecordDeserializationSchema<ReadRecord<R>> {

    private static final long serialVersionUID = 1L;

    private final URI registryUrl;
    private final String topicName;
    private final String recordType;
    private final FromWire<T, R> mapper;
    private final TypeInformation<R> type;
    private transient WireReader<T> reader;

    TopicReader(URI registryUrl, Topic<T> topic, TypeInformation<R> type, FromWire<T, R> mapper) {
        this.registryUrl = registryUrl;
        this.topicName = topic.name();
        this.recordType = topic.type().getName();
        this.type = type;
        this.mapper = mapper;
    }

    @Override
    @SuppressWarnings("unchecked") // It is the name of a Class<T>.
    public void open(DeserializationSchema.InitializationContext context)
            throws ClassNotFoundException {
        Class<T> wireType = (Class<T>) Class.forName(recordType);
        reader = new WireReader<>(new RegistryClient(registryUrl), wireType);
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<ReadRecord<R>> collector) {
        ReadRecord<R> read;
        try {
            read = new ReadRecord<>(map(reader.read(record.value())), null);
        } catch (WireException e) {
            read = new ReadRecord<>(null, refuse(record, e));
        }
        collector.collect(read);
    }

    private R map(T wire) throws WireException {
        try {
            return mapper.map(wire);
        } catch (RuntimeException e) {
            // It would fail again after each restart of the job.
            throw new WireException("the record cannot be used", e);
        }
    }

    private RefusedRecord refuse(ConsumerRecord<byte[], byte[]> record, WireException problem) {
        Throwable cause = problem.getCause();
        return new RefusedRecord(
                topicName,
                record.partition(),
                record.offset(),
                record.timestamp(),
                cause == null ? problem.getMessage() : problem.getMessage() + ": " + cause,
                record.key(),
                record.value());
    }

    @Override
    public TypeInformation<ReadRecord<R>> getProducedType() {
        return ReadRecord.typeOf(type);
    }
}
