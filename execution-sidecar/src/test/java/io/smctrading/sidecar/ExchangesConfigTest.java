package io.smctrading.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangesConfigTest {

    private static final Map<String, String> KEYS =
            Map.of("SMC_BINANCE_API_KEY", "key", "SMC_BINANCE_API_SECRET", "secret");

    private static Optional<ExchangesConfig> of(String... arguments) {
        return ExchangesConfig.from(Settings.of(arguments, KEYS), "main");
    }

    @Test
    void tradesOnPaperUnlessExchangesAreNamed() {
        assertThat(of()).isEmpty();
        assertThat(of("--trading.armed=main")).isEmpty();
    }

    @Test
    void refusesExchangesForAnAccountThatIsNotArmedByItsName() {
        assertThatThrownBy(() -> of("--exchanges=binance"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--trading.armed main")
                .hasMessageContaining("on paper");
        assertThatThrownBy(() -> of("--exchanges=binance", "--trading.armed=other"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("it is 'other'");
        assertThat(of("--exchanges=binance", "--trading.armed=main").orElseThrow().venues())
                .containsExactly("binance");
    }

    @Test
    void refusesAnUnknownExchangeAndADetourToNowhere() {
        assertThatThrownBy(() -> of("--exchanges=kraken", "--trading.armed=main"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("kraken")
                .hasMessageContaining("bybit-linear");
        assertThatThrownBy(
                        () ->
                                of(
                                        "--exchanges=binance",
                                        "--trading.armed=main",
                                        "--failover=binance>bybit"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("binance>bybit");
    }
}
