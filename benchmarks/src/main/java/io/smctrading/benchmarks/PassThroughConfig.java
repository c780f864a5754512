package io.smctrading.benchmarks;

import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;

import org.apache.avro.specific.SpecificRecord;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of the pass-through.
 *
 * @param connection where the topics are
 * @param from topic of the catalogue to read
 * @param to topic to write
 */
record PassThroughConfig(KafkaConnection connection, Topic<?> from, Topic<?> to)
        implements JobConfig {

    static PassThroughConfig from(Settings settings) {
        PassThroughConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    static String usage() {
        Settings example =
                Settings.of(
                        new String[] {
                            "--namespace", "bench", "--from", Topics.TRADES.name(), "--to", "copy"
                        },
                        Map.of());
        read(example);
        return example.usage("pass-through: one topic to another, bytes as they are");
    }

    private static PassThroughConfig read(Settings settings) {
        KafkaConnection connection = KafkaConnection.from(settings);
        Topic<?> from =
                topic(settings.requiredText("from", "topic to read, without the namespace"));
        String to = settings.requiredText("to", "topic to write, without the namespace");
        return new PassThroughConfig(connection, from, copyOf(from, to));
    }

    private static Topic<?> topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SettingException(
                                        "--from '" + name + "' is no topic, allowed: " + names()));
    }

    private static String names() {
        return Topics.all().stream().map(Topic::name).collect(Collectors.joining(", "));
    }

    private static <T extends SpecificRecord> Topic<T> copyOf(Topic<T> topic, String name) {
        return new Topic<>(name, topic.key(), topic.type(), topic.partitions(), topic.retention());
    }
}
