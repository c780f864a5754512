package io.smctrading.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarConfigTest {

    private static final Map<String, String> PASSWORD = Map.of("SMC_LEDGER_PASSWORD", "s3cret");

    @TempDir private Path folder;

    @Test
    void hasDefaultsForEverythingButThePassword() {
        SidecarConfig config = config();

        assertThat(config.namespace()).isEqualTo("local");
        assertThat(config.account()).isEqualTo("paper");
        assertThat(config.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.registryUrl()).hasToString("http://127.0.0.1:8081/apis/ccompat/v7");
        assertThat(config.ledger().user()).isEqualTo("postgres");
        assertThat(config.http().port()).isEqualTo(8090);
        assertThat(config.http().tokens().key()).isEmpty();
        assertThat(config.http().tokens().keySet()).isEmpty();
        assertThat(config.http().hosts()).isEmpty();
        assertThat(config.http().requestsPerSecond()).isEqualTo(200);
        assertThat(config.http().orderWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.costs().feeRate()).isEqualByComparingTo("0.001");
        assertThat(config.costs().slippageTicks()).isZero();
        assertThat(config.costs().slippageBasisPoints()).isEqualByComparingTo("1");
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesEveryKey() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "k".repeat(32) + "\n");

        SidecarConfig config =
                config(
                        "--namespace=n1",
                        "--account=a1",
                        "--kafka.bootstrap-servers=k:1",
                        "--registry.url=http://r:2",
                        "--ledger.url=jdbc:postgresql://p:3/d",
                        "--ledger.user=u",
                        "--http.port=0",
                        "--http.jwt-key-file=" + key,
                        "--http.jwt-issuer=i",
                        "--http.jwt-audience=u",
                        "--http.hosts=a.example,b.example",
                        "--http.rate-limit=7",
                        "--http.order-wait=9s",
                        "--paper.fee-rate=0.002",
                        "--paper.slippage-ticks=3",
                        "--paper.slippage-bps=4",
                        "--retry.pause=5s");

        assertThat(config.namespace()).isEqualTo("n1");
        assertThat(config.account()).isEqualTo("a1");
        assertThat(config.bootstrapServers()).isEqualTo("k:1");
        assertThat(config.registryUrl()).hasToString("http://r:2");
        assertThat(config.ledger().url()).isEqualTo("jdbc:postgresql://p:3/d");
        assertThat(config.ledger().user()).isEqualTo("u");
        assertThat(config.http().port()).isZero();
        assertThat(config.http().tokens().key()).contains("k".repeat(32));
        assertThat(config.http().tokens().issuer()).isEqualTo("i");
        assertThat(config.http().tokens().audience()).isEqualTo("u");
        assertThat(config.http().hosts()).containsExactlyInAnyOrder("a.example", "b.example");
        assertThat(config.http().requestsPerSecond()).isEqualTo(7);
        assertThat(config.http().orderWait()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.toString()).doesNotContain("kkkk");
        assertThat(config.costs().feeRate()).isEqualByComparingTo("0.002");
        assertThat(config.costs().slippageTicks()).isEqualTo(3);
        assertThat(config.costs().slippageBasisPoints()).isEqualByComparingTo("4");
        assertThat(config.retryPause()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refusesBadValuesWithKeyValueAndWhatIsAllowed() throws IOException {
        Path brief = Files.writeString(folder.resolve("brief"), "abc");

        assertRefused("--ledger.url=jdbc:mysql://x", "jdbc:mysql://x");
        assertRefused("--http.port=70000", "70000");
        assertRefused("--paper.fee-rate=2", "0.1");
        assertRefused("--http.jwks-file=" + folder.resolve("none-such"), "cannot be read");
        assertThatThrownBy(() -> config("--http.jwt-key-file=" + brief))
                .isInstanceOf(SettingException.class)
                .hasMessage("http.jwt-key has 3 bytes, allowed: at least 32");
        assertRefused("--unheard=1", "--namespace");
    }

    @Test
    void refusesAPasswordAsAnArgumentAndWithoutOne() {
        assertThatThrownBy(() -> SidecarConfig.from(Settings.of(new String[0], Map.of())))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ledger.password is missing");
        assertRefused("--ledger.password=x", "may not be an argument");
    }

    @Test
    void showsNoSecretInItsText() {
        assertThat(config().toString()).doesNotContain("s3cret");
    }

    private static void assertRefused(String argument, String part) {
        assertThatThrownBy(() -> config(argument))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(argument.substring(0, argument.indexOf('=')))
                .hasMessageContaining(part);
    }

    private static SidecarConfig config(String... args) {
        return SidecarConfig.from(Settings.of(args, PASSWORD));
    }

    @Test
    void helpNamesTheSettingsOfEachExchange() {
        assertThat(Sidecar.usage())
                .contains(
                        "--ledger.password-file",
                        "--binance.api-key-file",
                        "--bybit.recv-window",
                        "--oanda.account")
                .doesNotContain("default 'any'");
    }
}
