package io.smctrading.jobs.support;

import io.smctrading.platform.config.Settings;
import java.net.URI;

/**
 * Where a job's topics are.
 *
 * @param namespace prefix of every topic and consumer group of one run of the system
 * @param bootstrapServers Kafka's {@code host:port} list
 * @param registryUrl root of the schema registry's Confluent API
 * @param delivery how records leave
 */
public record KafkaConnection(
        String namespace, String bootstrapServers, URI registryUrl, Delivery delivery) {

    /** Reads the keys that every job shares. */
    public static KafkaConnection from(Settings settings) {
        return new KafkaConnection(
                settings.requiredText("namespace", "prefix of topics and consumer groups"),
                settings.text("kafka.bootstrap-servers", "127.0.0.1:9092", "Kafka brokers"),
                settings.uri(
                        "registry.url",
                        "http://127.0.0.1:8081/apis/ccompat/v7",
                        "schema registry, Confluent API"),
                settings.choice("delivery", Delivery.AT_LEAST_ONCE, "guarantee of the sinks"));
    }
}
