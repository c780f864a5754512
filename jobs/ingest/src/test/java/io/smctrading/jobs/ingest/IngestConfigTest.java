package io.smctrading.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.jobs.support.Delivery;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {

    @Test
    void hasDefaultsForAllButNamespace() {
        IngestConfig config = config("--namespace", "demo-1");

        assertThat(config.connection().namespace()).isEqualTo("demo-1");
        assertThat(config.connection().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.connection().registryUrl())
                .isEqualTo(URI.create("http://127.0.0.1:8081/apis/ccompat/v7"));
        assertThat(config.connection().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
        assertThat(config.dedupeWindow()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void readsEveryKey() {
        IngestConfig config =
                config(
                        "--namespace", "live",
                        "--kafka.bootstrap-servers", "kafka:1234",
                        "--registry.url", "http://registry:8/v7",
                        "--delivery", "exactly-once",
                        "--dedupe.window", "2h");

        assertThat(config.connection().namespace()).isEqualTo("live");
        assertThat(config.connection().bootstrapServers()).isEqualTo("kafka:1234");
        assertThat(config.connection().registryUrl()).isEqualTo(URI.create("http://registry:8/v7"));
        assertThat(config.connection().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
        assertThat(config.dedupeWindow()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void refusesWindowOfLessThanMinute() {
        assertThatThrownBy(() -> config("--namespace", "demo", "--dedupe.window", "59s"))
                .isInstanceOf(SettingException.class)
                .hasMessage("--dedupe.window 'PT59S' is too short, allowed: from 1min");
    }

    @Test
    void refusesUnknownKey() {
        assertThatThrownBy(() -> config("--namespace", "demo", "--dedupe.windows", "1h"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--dedupe.windows '1h' is unknown")
                .hasMessageContaining("--dedupe.window");
    }

    @Test
    void explainsEveryKey() {
        assertThat(IngestConfig.usage())
                .contains(
                        "--namespace",
                        "--kafka.bootstrap-servers",
                        "--registry.url",
                        "--delivery",
                        "--dedupe.window");
    }

    private static IngestConfig config(String... args) {
        return IngestConfig.from(Settings.of(args, Map.of()));
    }
}
