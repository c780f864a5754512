package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.DeadLetterRows;
import io.smctrading.jobs.storage.tables.TableRow;
import io.smctrading.jobs.storage.tables.TableRowCodec;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.Topics;
import java.net.URI;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Reads all dead-letter topics of a namespace at once; a record that is none becomes a row too. */
public final class DeadLetterSource implements KafkaRecordDeserializationSchema<TableRow> {

    private static final long serialVersionUID = 1L;

    private final URI registryUrl;
    private final String namespace;
    private transient WireReader<DeadLetter> reader;

    DeadLetterSource(KafkaConnection connection) {
        registryUrl = connection.registryUrl();
        namespace = connection.namespace();
    }

    /** The source of one stage's consumer group. */
    public static KafkaSource<TableRow> of(KafkaConnection connection, String stage) {
        String group = connection.namespace() + '.' + stage;
        return KafkaSource.<TableRow>builder()
                .setBootstrapServers(connection.bootstrapServers())
                .setTopics(
                        Topics.deadLetters().stream()
                                .map(topic -> topic.in(connection.namespace()))
                                .toList())
                .setGroupId(group)
                .setClientIdPrefix(group + ".dead-letters")
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new DeadLetterSource(connection))
                .setProperty(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        connection.delivery().isolationLevel())
                .build();
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        reader = new WireReader<>(new RegistryClient(registryUrl), DeadLetter.class);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TableRow> collector) {
        TableRow row;
        try {
            row = DeadLetterRows.of(reader.read(record.value()));
        } catch (WireException e) {
            row =
                    DeadLetterRows.unreadable(
                            record.topic().substring(namespace.length() + 1),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            e.getMessage(),
                            record.key(),
                            record.value());
        }
        collector.collect(row);
    }

    @Override
    public TypeInformation<TableRow> getProducedType() {
        return TableRowCodec.TYPE;
    }
}
