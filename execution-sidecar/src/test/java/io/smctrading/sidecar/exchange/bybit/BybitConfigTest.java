package io.smctrading.sidecar.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BybitConfigTest {

    private static final Map<String, String> KEYS =
            Map.of("SMC_BYBIT_API_KEY", "the-key", "SMC_BYBIT_API_SECRET", "the-secret");

    @Test
    void reachesTheTestNetworkByDefaultAndTheLiveExchangeWhenTold() {
        BybitConfig live = config(KEYS, "--bybit.testnet", "false");
        assertThat(live.restUrl()).isEqualTo(URI.create("https://api.bybit.com"));
        assertThat(live.streamUrl()).isEqualTo(URI.create("wss://stream.bybit.com/v5/private"));
        assertThat(live.recvWindow()).isEqualTo(Duration.ofSeconds(5));
        assertThat(live.requestTimeout()).isEqualTo(Duration.ofSeconds(5));

        BybitConfig test = config(KEYS);
        assertThat(test.restUrl()).isEqualTo(URI.create("https://api-testnet.bybit.com"));
        assertThat(test.streamUrl())
                .isEqualTo(URI.create("wss://stream-testnet.bybit.com/v5/private"));
    }

    @Test
    void readsEachKey() {
        BybitConfig config =
                config(
                        KEYS,
                        "--bybit.rest-url",
                        "http://127.0.0.1:1/",
                        "--bybit.stream-url",
                        "ws://127.0.0.1:2/v5/private",
                        "--bybit.recv-window",
                        "7s",
                        "--bybit.request-timeout",
                        "300ms",
                        "--bybit.weight-limit",
                        "600");
        assertThat(config.restUrl()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(config.streamUrl()).isEqualTo(URI.create("ws://127.0.0.1:2/v5/private"));
        assertThat(config.recvWindow()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.weightLimit()).isEqualTo(600);
        assertThat(config.apiKey().reveal()).isEqualTo("the-key");
        assertThat(config.apiSecret().reveal()).isEqualTo("the-secret");
    }

    @Test
    void neverShowsAKey() {
        assertThat(config(KEYS).toString()).doesNotContain("the-key").doesNotContain("the-secret");
    }

    @Test
    void refusesWhatIsMissingOrOutOfRange() {
        assertThatThrownBy(() -> config(Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("bybit.api-key");
        assertThatThrownBy(() -> config(KEYS, "--bybit.recv-window", "2min"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("bybit.recv-window");
        assertThatThrownBy(() -> config(KEYS, "--bybit.weight-limit", "5"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("bybit.weight-limit");
    }

    private static BybitConfig config(Map<String, String> environment, String... arguments) {
        return BybitConfig.from(Settings.of(arguments, environment));
    }
}
