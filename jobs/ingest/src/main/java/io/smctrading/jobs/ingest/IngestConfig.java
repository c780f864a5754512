package io.smctrading.jobs.ingest;

import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the ingest job.
 *
 * @param connection where the topics are
 * @param dedupeWindow market time for which trade ids are remembered, at least a minute: an older
 *     duplicate is late anyway, for its minute is closed
 */
public record IngestConfig(KafkaConnection connection, Duration dedupeWindow) implements JobConfig {

    static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

    public IngestConfig {
        if (dedupeWindow.compareTo(SHORTEST_WINDOW) < 0) {
            throw new SettingException(
                    "--dedupe.window '" + dedupeWindow + "' is too short, allowed: from 1min");
        }
    }

    /** Reads every key of the job; others are refused. */
    public static IngestConfig from(Settings settings) {
        IngestConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        Settings example = Settings.of(new String[] {"--namespace", "demo"}, Map.of());
        read(example);
        return example.usage("ingest: market.trades to market.candles");
    }

    private static IngestConfig read(Settings settings) {
        return new IngestConfig(
                KafkaConnection.from(settings),
                settings.duration(
                        "dedupe.window",
                        DEFAULT_WINDOW,
                        "market time for which trade ids are remembered, from 1min"));
    }
}
