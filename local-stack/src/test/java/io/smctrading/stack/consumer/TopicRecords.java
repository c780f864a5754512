package io.smctrading.stack.consumer;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Topic;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records into the topics of a namespace, all of a topic into its first partition. */
final class TopicRecords implements AutoCloseable {

    private static final int HEADER_BYTES = 5;

    private final RegistryClient registry;
    private final Namespace namespace;
    private final KafkaProducer<byte[], byte[]> producer;

    TopicRecords(Stack stack, Namespace namespace) {
        this.registry = new RegistryClient(stack.endpoints().registry());
        this.namespace = namespace;
        this.producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    <T extends SpecificRecord> void send(Topic<T> topic, T record) {
        sendBytes(topic, new WireWriter<>(registry, namespace.name(), topic).write(record));
    }

    /** As a writer of a later version would: its records have a field more. */
    <T extends SpecificRecord> void sendEvolved(Topic<T> topic, T record) throws IOException {
        Schema later =
                new Schema.Parser()
                        .parse(
                                topic.schema()
                                        .toString()
                                        .replaceFirst(
                                                "\"fields\":\\[\\{\"name\":\"signalId\"",
                                                "\"fields\":[{\"name\":\"remark\",\"type\":\"string\","
                                                    + "\"default\":\"none\"},{\"name\":\"signalId\""));
        int id = registry.register(topic.subjectIn(namespace.name()), later);
        byte[] written = new WireWriter<>(registry, namespace.name(), topic).write(record);
        GenericRecord evolved =
                new GenericDatumReader<GenericRecord>(topic.schema(), later)
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(
                                                written,
                                                HEADER_BYTES,
                                                written.length - HEADER_BYTES,
                                                null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(later).write(evolved, encoder);
        encoder.flush();
        sendBytes(topic, bytes.toByteArray());
    }

    void sendBytes(Topic<?> topic, byte[] value) {
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                topic.in(namespace.name()),
                                0,
                                "a key".getBytes(StandardCharsets.UTF_8),
                                value));
    }

    /** Returns once the broker has all that was sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
