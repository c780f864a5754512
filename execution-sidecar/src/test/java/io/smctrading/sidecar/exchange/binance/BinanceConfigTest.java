package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinanceConfigTest {

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "SMC_BINANCE_API_KEY", "the-key",
                            "SMC_BINANCE_API_SECRET", "the-secret"));

    @Test
    void isTheTestnetUnlessToldOtherwise() {
        BinanceConfig config = config();

        assertThat(config.restUrl()).isEqualTo(URI.create("https://testnet.binance.vision"));
        assertThat(config.streamUrl())
                .isEqualTo(URI.create("wss://ws-api.testnet.binance.vision/ws-api/v3"));
        assertThat(config.recvWindow()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isTheRealExchangeWhenTheTestnetIsSwitchedOff() {
        BinanceConfig config = config("--binance.testnet", "false");

        assertThat(config.restUrl()).isEqualTo(URI.create("https://api.binance.com"));
        assertThat(config.streamUrl())
                .isEqualTo(URI.create("wss://ws-api.binance.com:443/ws-api/v3"));
    }

    @Test
    void takesOtherUrlsAndTimes() {
        BinanceConfig config =
                config(
                        "--binance.rest-url", "http://127.0.0.1:1",
                        "--binance.stream-url", "ws://127.0.0.1:1/ws-api/v3",
                        "--binance.recv-window", "60s",
                        "--binance.request-timeout", "2s");

        assertThat(config.restUrl()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(config.streamUrl()).isEqualTo(URI.create("ws://127.0.0.1:1/ws-api/v3"));
        assertThat(config.recvWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void refusesAWindowThatBinanceRefuses() {
        assertThatThrownBy(() -> config("--binance.recv-window", "61s"))
                .isInstanceOf(SettingException.class)
                .hasMessage("--binance.recv-window 'PT1M1S' is not from 1ms to 60000ms");
        assertThatThrownBy(() -> config("--binance.request-timeout", "0ms"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--binance.request-timeout");
    }

    @Test
    void takesSecretsFromMountedFilesButNotFromArguments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-a-file\n");
        environment.remove("SMC_BINANCE_API_KEY");
        environment.put("SMC_BINANCE_API_KEY_FILE", file.toString());

        assertThat(config().apiKey().reveal()).isEqualTo("from-a-file");
        assertThatThrownBy(() -> config("--binance.api-secret", "x"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("may not be an argument");
    }

    @Test
    void keepsToTheExchangesLimitUnlessToldOtherwise() {
        assertThat(config().weightLimit()).isEqualTo(900);
        assertThat(config("--binance.weight-limit", "20000").weightLimit()).isEqualTo(20_000);
        assertThatThrownBy(() -> config("--binance.weight-limit", "0"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("binance.weight-limit");
    }

    @Test
    void itsTextShowsNoSecret() {
        BinanceConfig config = config();

        assertThat(config.toString() + config.apiKey() + config.apiSecret())
                .doesNotContain("the-key")
                .doesNotContain("the-secret");
    }

    private BinanceConfig config(String... arguments) {
        return BinanceConfig.from(Settings.of(arguments, environment));
    }
}
