package io.smctrading.benchmarks;

import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.Settings;
import java.util.Map;

/**
 * Settings of the pass-through.
 *
 * @param connection where the topics are
 * @param from topic to read, without the namespace
 * @param to topic to write, without the namespace
 */
record PassThroughConfig(KafkaConnection connection, String from, String to) implements JobConfig {

    static PassThroughConfig from(Settings settings) {
        PassThroughConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    static String usage() {
        Settings example =
                Settings.of(
                        new String[] {"--namespace", "bench", "--from", "a", "--to", "b"},
                        Map.of());
        read(example);
        return example.usage("pass-through: one topic to another, bytes as they are");
    }

    private static PassThroughConfig read(Settings settings) {
        return new PassThroughConfig(
                KafkaConnection.from(settings),
                settings.requiredText("from", "topic to read, without the namespace"),
                settings.requiredText("to", "topic to write, without the namespace"));
    }
}
