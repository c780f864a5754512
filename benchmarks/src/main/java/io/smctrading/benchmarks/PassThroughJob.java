package io.smctrading.benchmarks;

import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.KafkaEdges;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Copies a topic, keys and values as they are: what Kafka and Flink cost before a job of ours does
 * anything. Source and sink are set as those of the jobs, so that the rest is the job's own.
 */
public final class PassThroughJob {

    private static final String STAGE = "pass-through";

    private static final TypeInformation<Tuple2<byte[], byte[]>> KEY_AND_VALUE =
            new TupleTypeInfo<>(
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private PassThroughJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(
                args,
                STAGE,
                PassThroughConfig::usage,
                PassThroughConfig::from,
                PassThroughJob::define);
    }

    private static void define(StreamExecutionEnvironment env, PassThroughConfig config) {
        KafkaSource<Tuple2<byte[], byte[]>> source =
                KafkaEdges.<Tuple2<byte[], byte[]>>source(config.connection(), STAGE, config.from())
                        .setDeserializer(new AsItIs())
                        .build();
        KafkaSink<Tuple2<byte[], byte[]>> sink =
                KafkaEdges.<Tuple2<byte[], byte[]>>sink(config.connection(), STAGE, config.to())
                        .setRecordSerializer(
                                new Unchanged(config.to().in(config.connection().namespace())))
                        .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "read " + config.from().name())
                .uid("read")
                .sinkTo(sink)
                .name("write " + config.to().name())
                .uid("write");
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
