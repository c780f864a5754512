package io.smctrading.benchmarks;

import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.KafkaConnection;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Copies a topic, keys and values as they are: what Kafka and Flink cost before a job of ours does
 * anything. Source and sink are set as those of the jobs, so that the rest is the job's own.
 */
public final class PassThroughJob {

    private static final TypeInformation<Tuple2<byte[], byte[]>> KEY_AND_VALUE =
            new TupleTypeInfo<>(
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private PassThroughJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(
                args,
                "pass-through",
                PassThroughConfig::usage,
                PassThroughConfig::from,
                PassThroughJob::define);
    }

    private static void define(StreamExecutionEnvironment env, PassThroughConfig config) {
        KafkaConnection kafka = config.connection();
        KafkaSource<Tuple2<byte[], byte[]>> source =
                KafkaSource.<Tuple2<byte[], byte[]>>builder()
                        .setBootstrapServers(kafka.bootstrapServers())
                        .setTopics(kafka.namespace() + '.' + config.from())
                        .setGroupId(kafka.namespace() + ".pass-through")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new AsItIs())
                        .setProperty(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                kafka.delivery().isolationLevel())
                        .build();
        KafkaSink<Tuple2<byte[], byte[]>> sink =
                KafkaSink.<Tuple2<byte[], byte[]>>builder()
                        .setBootstrapServers(kafka.bootstrapServers())
                        .setKafkaProducerConfig(producer())
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setTransactionalIdPrefix(kafka.namespace() + ".pass-through")
                        .setRecordSerializer(new Unchanged(kafka.namespace() + '.' + config.to()))
                        .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "read " + config.from())
                .uid("read")
                .sinkTo(sink)
                .name("write " + config.to())
                .uid("write");
    }

    /** As {@link io.smctrading.jobs.support.TopicStreams} sets its sinks. */
    private static Properties producer() {
        Properties producer = new Properties();
        producer.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        producer.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        producer.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "600000");
        return producer;
    }

    private static final class AsItIs
            implements KafkaRecordDeserializationSchema<Tuple2<byte[], byte[]>> {

        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(
                ConsumerRecord<byte[], byte[]> record,
                Collector<Tuple2<byte[], byte[]>> collector) {
            collector.collect(Tuple2.of(record.key(), record.value()));
        }

        @Override
        public TypeInformation<Tuple2<byte[], byte[]>> getProducedType() {
            return KEY_AND_VALUE;
        }
    }

    private record Unchanged(String topic)
            implements KafkaRecordSerializationSchema<Tuple2<byte[], byte[]>> {

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Tuple2<byte[], byte[]> record, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, record.f0, record.f1);
        }
    }
}
