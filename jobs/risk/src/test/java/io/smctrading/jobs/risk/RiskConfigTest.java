package io.smctrading.jobs.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.risk.EntryOrder;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskConfigTest {

    @Test
    void hasCautiousDefaults() {
        RiskConfig config = config();

        assertThat(config.account()).isEqualTo("paper");
        assertThat(config.initialEquity()).isEqualByComparingTo("100000");
        assertThat(config.limits().riskPerTrade()).isEqualByComparingTo("0.005");
        assertThat(config.limits().maximumPosition()).isEqualByComparingTo("0.5");
        assertThat(config.limits().maximumExposure()).isEqualByComparingTo("1");
        assertThat(config.limits().maximumOpenPositions()).isEqualTo(10);
        assertThat(config.limits().dailyLoss()).isEqualByComparingTo("0.03");
        assertThat(config.limits().costAllowance()).isEqualByComparingTo("0.005");
        assertThat(config.limits().entryOrder()).isEqualTo(EntryOrder.MARKET);
        assertThat(config.memory()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void takesEveryKey() {
        RiskConfig config =
                config(
                        "--account", "main",
                        "--equity.initial", "5000",
                        "--limits.risk-per-trade", "0.01",
                        "--limits.position", "0.25",
                        "--limits.exposure", "0.75",
                        "--limits.open-positions", "3",
                        "--limits.daily-loss", "0.02",
                        "--costs.allowance", "0.001",
                        "--entry.order", "limit",
                        "--memory", "2d");

        assertThat(config.account()).isEqualTo("main");
        assertThat(config.initialEquity()).isEqualByComparingTo("5000");
        assertThat(config.limits().riskPerTrade()).isEqualByComparingTo("0.01");
        assertThat(config.limits().maximumPosition()).isEqualByComparingTo("0.25");
        assertThat(config.limits().maximumExposure()).isEqualByComparingTo("0.75");
        assertThat(config.limits().maximumOpenPositions()).isEqualTo(3);
        assertThat(config.limits().dailyLoss()).isEqualByComparingTo("0.02");
        assertThat(config.limits().costAllowance()).isEqualByComparingTo("0.001");
        assertThat(config.limits().entryOrder()).isEqualTo(EntryOrder.LIMIT);
        assertThat(config.memory()).isEqualTo(Duration.ofDays(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equity.initial | 0 | --equity.initial '0' is not a number from 0.01 to 1000000000",
                "limits.risk-per-trade | 0.5 | --limits.risk-per-trade '0.5' is not a number from"
                        + " 0.00000001 to 0.1",
                "limits.position | 0 | --limits.position '0' is not a number",
                "limits.exposure | 101 | --limits.exposure '101' is not a number",
                "limits.open-positions | 0 | --limits.open-positions '0' is not a whole number",
                "limits.daily-loss | 2 | --limits.daily-loss '2' is not a number",
                "costs.allowance | -1 | --costs.allowance '-1' is not a number from 0 to 0.1",
                "entry.order | stop | --entry.order 'stop' is not one of market, limit",
                "memory | 1min | --memory 'PT1M' is too short, allowed: from 1h",
                "limits.leverage | 3 | --limits.leverage '3' is unknown, allowed: --namespace,"
            })
    void refusesWhatIsNotAllowed(String key, String value, String message) {
        assertThatThrownBy(() -> config("--" + key, value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void printsEveryKeyInItsHelp() {
        assertThat(RiskConfig.usage())
                .contains("--limits.risk-per-trade  fraction of equity lost if the stop is hit")
                .contains("SMC_LIMITS_DAILY_LOSS");
    }

    static RiskConfig config(String... args) {
        List<String> all = new ArrayList<>(List.of("--namespace", "test"));
        all.addAll(List.of(args));
        return RiskConfig.from(Settings.of(all.toArray(new String[0]), Map.of()));
    }
}
