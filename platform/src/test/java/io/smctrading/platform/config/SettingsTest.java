package io.smctrading.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    @Test
    void prefersArgumentsToEnvironmentToDefaults() {
        Map<String, String> environment = Map.of("SMC_A_KEY", "e", "SMC_B_KEY", "e");
        Settings settings = settings(environment, "--a.key", "a");
        assertThat(settings.text("a.key", "d", "")).isEqualTo("a");
        assertThat(settings.text("b-key", "d", "")).isEqualTo("e");
        assertThat(settings.text("c", "d", "")).isEqualTo("d");
    }

    @Test
    void readsEveryKindOfValue() {
        Settings settings =
                settings(
                        Map.of(),
                        "--n=3",
                        "--x",
                        "0.25",
                        "--on",
                        "true",
                        "--delivery",
                        "exactly-once",
                        "--url",
                        "http://127.0.0.1:1");
        assertThat(settings.integer("n", 1, 1, 5, "")).isEqualTo(3);
        assertThat(settings.decimal("x", "0", "0", "1", "")).isEqualTo(new BigDecimal("0.25"));
        assertThat(settings.flag("on", false, "")).isTrue();
        assertThat(settings.choice("delivery", Delivery.AT_LEAST_ONCE, ""))
                .isEqualTo(Delivery.EXACTLY_ONCE);
        assertThat(settings.uri("url", null, "")).hasPort(1);
        settings.refuseUnknown();
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "10s,PT10S", "5min,PT5M", "2h,PT2H", "7d,PT168H", "PT3S,PT3S"})
    void readsSpansOfTime(String text, Duration expected) {
        Settings settings = settings(Map.of(), "--span", text);
        assertThat(settings.duration("span", Duration.ZERO, "")).isEqualTo(expected);
    }

    @Test
    void namesKeyValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> settings(Map.of(), "--n", "9").integer("n", 1, 1, 5, ""))
                .hasMessage("--n '9' is not a whole number from 1 to 5");
        assertThatThrownBy(
                        () ->
                                settings(Map.of(), "--delivery", "twice")
                                        .choice("delivery", Delivery.AT_LEAST_ONCE, ""))
                .hasMessage("--delivery 'twice' is not one of at-least-once, exactly-once");
        assertThatThrownBy(
                        () ->
                                settings(Map.of(), "--span", "soon")
                                        .duration("span", Duration.ZERO, ""))
                .hasMessageContaining("--span 'soon' is not a span");
        assertThatThrownBy(() -> settings(Map.of()).requiredText("name", "who"))
                .hasMessageContaining("--name is missing");
    }

    @Test
    void refusesKeysThatNobodyReads() {
        Settings settings = settings(Map.of(), "--nmae", "x");
        settings.text("name", "d", "who");
        assertThatThrownBy(settings::refuseUnknown)
                .isInstanceOf(SettingException.class)
                .hasMessage("--nmae 'x' is unknown, allowed: --name");
    }

    @Test
    void refusesWhatIsNoPair() {
        assertThatThrownBy(() -> settings(Map.of(), "word")).hasMessageContaining("'word'");
        assertThatThrownBy(() -> settings(Map.of(), "--a")).hasMessage("--a has no value");
        assertThatThrownBy(() -> settings(Map.of(), "--a", "1", "--a", "2"))
                .hasMessage("--a is given twice");
    }

    @Test
    void takesSecretsFromFilesOrEnvironmentOnly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        assertThat(
                        settings(Map.of(), "--db.password-file", file.toString())
                                .secret("db.password", ""))
                .isEqualTo("s3cret");
        assertThat(settings(Map.of("SMC_DB_PASSWORD", "x")).secret("db.password", ""))
                .isEqualTo("x");
        assertThatThrownBy(() -> settings(Map.of(), "--db.password", "x").secret("db.password", ""))
                .hasMessageContaining("may not be an argument")
                .hasMessageNotContaining("'x'");
        assertThatThrownBy(() -> settings(Map.of()).secret("db.password", "of the database"))
                .hasMessageContaining("SMC_DB_PASSWORD");
    }

    @Test
    void documentsWhatWasRead() {
        Settings settings = settings(Map.of());
        settings.integer("parallelism", 1, 1, 8, "subtasks of each operator");
        assertThat(settings.usage("ingest"))
                .isEqualTo(
                        "ingest\n"
                                + "  --parallelism  subtasks of each operator (a whole number from"
                                + " 1 to 8; default '1'; environment SMC_PARALLELISM)\n");
    }

    private static Settings settings(Map<String, String> environment, String... args) {
        return Settings.of(args, environment);
    }
}
