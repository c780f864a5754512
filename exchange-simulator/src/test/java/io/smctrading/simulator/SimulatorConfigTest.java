package io.smctrading.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the simulator. */
class SimulatorConfigTest {

    private static SimulatorConfig of(String... args) {
        return SimulatorConfig.from(Settings.of(args, Map.of()));
    }

    @Test
    void portsFollowEachOtherAndTradesPlayAsTheyWereRecorded() {
        SimulatorConfig config = of();

        assertThat(config.adminPort()).isEqualTo(9100);
        assertThat(config.binancePort()).isEqualTo(9101);
        assertThat(config.bybitPort()).isEqualTo(9102);
        assertThat(config.oandaPort()).isEqualTo(9103);
        assertThat(config.speed()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(config.tape().trades()).hasSizeGreaterThan(90_000);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "--admin.port, 70000",
        "--binance.port, x",
        "--market.speed, -1",
        "--market.trades, /not/there.csv",
        "--colour, red",
    })
    void badSettingsAreRefusedWithTheirKeyAndValue(String key, String value) {
        assertThatThrownBy(() -> of(key, value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }
}
