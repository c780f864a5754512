package io.smctrading.jobs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageConfigTest {

    private static final Map<String, String> SECRET = Map.of("SMC_DATABASE_PASSWORD", "s3cret");

    @Test
    void hasDefaultsForAllButNamespaceAndPassword() {
        StorageConfig config = config("--namespace", "demo-1");

        assertThat(config.connection().namespace()).isEqualTo("demo-1");
        assertThat(config.database().url())
                .isEqualTo(URI.create("jdbc:postgresql://127.0.0.1:5432/smc"));
        assertThat(config.database().user()).isEqualTo("smc");
        assertThat(config.database().password()).isEqualTo("s3cret");
        assertThat(config.batchRows()).isEqualTo(2_000);
        assertThat(config.batchInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.database().connections()).isEqualTo(4);
    }

    @Test
    void readsEveryKey() {
        StorageConfig config =
                config(
                        "--namespace", "live",
                        "--kafka.bootstrap-servers", "kafka:1",
                        "--registry.url", "http://registry:2/v7",
                        "--delivery", "exactly-once",
                        "--database.url", "jdbc:postgresql://db:3/other",
                        "--database.user", "writer",
                        "--batch.rows", "1000",
                        "--database.connections", "7",
                        "--batch.interval", "1s");

        assertThat(config.connection().bootstrapServers()).isEqualTo("kafka:1");
        assertThat(config.database().url()).isEqualTo(URI.create("jdbc:postgresql://db:3/other"));
        assertThat(config.database().user()).isEqualTo("writer");
        assertThat(config.batchRows()).isEqualTo(1000);
        assertThat(config.batchInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.database().connections()).isEqualTo(7);
    }

    @Test
    void readsPasswordFromFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from-file\n");

        StorageConfig config =
                StorageConfig.from(
                        Settings.of(
                                new String[] {
                                    "--namespace",
                                    "demo",
                                    "--database.password-file",
                                    file.toString()
                                },
                                Map.of()));

        assertThat(config.database().password()).isEqualTo("from-file");
    }

    @Test
    void refusesPasswordAsArgument() {
        assertThatThrownBy(() -> config("--namespace", "demo", "--database.password", "s3cret"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--database.password may not be an argument")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void keepsPasswordOutOfItsText() {
        assertThat(config("--namespace", "demo").toString())
                .doesNotContain("s3cret")
                .contains("user=smc");
    }

    @Test
    void refusesWhatItCannotUse() {
        refused(
                "--database.url 'jdbc:mysql://db/smc' does not start with jdbc:postgresql:",
                "--database.url",
                "jdbc:mysql://db/smc");
        refused("--batch.rows '0' is not a whole number from 1 to 100000", "--batch.rows", "0");
        refused("--batch.interval 'PT0S' is not from 1ms to 1min", "--batch.interval", "0ms");
        refused("--batch.interval 'PT2M' is not from 1ms to 1min", "--batch.interval", "2min");
        refused("--batch.size '5' is unknown", "--batch.size", "5");
    }

    @Test
    void explainsEveryKeyAndNoSecret() {
        assertThat(StorageConfig.usage())
                .contains(
                        "--namespace",
                        "--database.url",
                        "--database.user",
                        "--database.password-file",
                        "--batch.rows",
                        "--database.connections",
                        "--batch.interval");
    }

    private static void refused(String message, String key, String value) {
        assertThatThrownBy(() -> config("--namespace", "demo", key, value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    private static StorageConfig config(String... args) {
        return StorageConfig.from(Settings.of(args, SECRET));
    }
}
