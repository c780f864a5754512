package io.smctrading.sidecar.exchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OandaConfigTest {

    private static final String ACCOUNT = "101-004-1435156-001";
    private static final Map<String, String> TOKEN = Map.of("SMC_OANDA_TOKEN", "the-token");

    @Test
    void reachesPracticeByDefaultAndTheLiveExchangeWhenTold() {
        OandaConfig practice = config(TOKEN, "--oanda.account", ACCOUNT);
        assertThat(practice.restUrl()).isEqualTo(URI.create("https://api-fxpractice.oanda.com"));
        assertThat(practice.streamUrl())
                .isEqualTo(URI.create("https://stream-fxpractice.oanda.com"));
        assertThat(practice.account()).isEqualTo(ACCOUNT);

        OandaConfig live = config(TOKEN, "--oanda.account", ACCOUNT, "--oanda.practice", "false");
        assertThat(live.restUrl()).isEqualTo(URI.create("https://api-fxtrade.oanda.com"));
        assertThat(live.streamUrl()).isEqualTo(URI.create("https://stream-fxtrade.oanda.com"));
    }

    @Test
    void readsEachKeyAndNeverShowsTheToken() {
        OandaConfig config =
                config(
                        TOKEN,
                        "--oanda.account",
                        ACCOUNT,
                        "--oanda.rest-url",
                        "http://127.0.0.1:1/",
                        "--oanda.stream-url",
                        "http://127.0.0.1:2/",
                        "--oanda.request-timeout",
                        "300ms");
        assertThat(config.restUrl()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(config.streamUrl()).isEqualTo(URI.create("http://127.0.0.1:2"));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(config.token().reveal()).isEqualTo("the-token");
        assertThat(config.toString()).doesNotContain("the-token");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> config(Map.of(), "--oanda.account", ACCOUNT))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("oanda.token");
        assertThatThrownBy(() -> config(TOKEN))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("oanda.account");
        assertThatThrownBy(
                        () ->
                                config(
                                        TOKEN,
                                        "--oanda.account",
                                        ACCOUNT,
                                        "--oanda.request-timeout",
                                        "1h"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("oanda.request-timeout");
    }

    private static OandaConfig config(Map<String, String> environment, String... arguments) {
        return OandaConfig.from(Settings.of(arguments, environment));
    }
}
