package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmcCepConfigTest {

    private static SmcCepConfig config(String... more) {
        List<String> args = new ArrayList<>(List.of("--namespace", "demo"));
        args.addAll(List.of(more));
        return SmcCepConfig.from(Settings.of(args.toArray(new String[0]), Map.of()));
    }

    @Test
    void defaultsAreThoseOfTheDefinitions() {
        DetectionParameters detection = config().detection();
        assertThat(detection.structure()).isEqualTo(StructureParameters.defaults());
        assertThat(detection.entry()).isEqualTo(EntryParameters.defaults());
        assertThat(config().connection().namespace()).isEqualTo("demo");
        assertThat(config().probeSignals()).isFalse();
    }

    @Test
    void everyKeyIsRead() {
        DetectionParameters detection =
                config(
                                "--structure.internal-length=3",
                                "--structure.swing-length=20",
                                "--structure.atr-length=7",
                                "--structure.equal-tolerance=0.25",
                                "--structure.break-mode=wick",
                                "--structure.order-block-rule=last-opposite",
                                "--structure.order-block-break=close",
                                "--structure.max-live-zones=9",
                                "--structure.min-gap-atr=0.5",
                                "--structure.level-zone=America/New_York",
                                "--entry.stop-buffer-atr=0.2",
                                "--entry.reward-risk=1.5",
                                "--entry.max-bars-to-entry=30",
                                "--entry.max-bars-sweep-to-break=10",
                                "--entry.min-confidence=0.7")
                        .detection();
        assertThat(detection.structure())
                .isEqualTo(
                        new StructureParameters(
                                3,
                                20,
                                7,
                                0.25,
                                BreakMode.WICK,
                                OrderBlockRule.LAST_OPPOSITE,
                                OrderBlockBreak.CLOSE,
                                9,
                                0.5,
                                ZoneId.of("America/New_York")));
        assertThat(detection.entry()).isEqualTo(new EntryParameters(0.2, 1.5, 30, 10, 70));
        assertThat(config("--probe.signals=true").probeSignals()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--structure.internal-length=0, a whole number from 1 to 1000",
        "--structure.break-mode=body, 'one of close, wick'",
        "--structure.level-zone=Mars, is not a time zone",
        "--entry.min-confidence=0.655, is not in whole hundredths",
        "--entry.min-confidence=2, a number from 0 to 1",
        "--probe.signals=yes, true or false",
        "--structure.swings=5, is unknown"
    })
    void badSettingsAreRefusedWithKeyValueAndWhatIsAllowed(String setting, String allowed) {
        int equals = setting.indexOf('=');
        assertThatThrownBy(() -> config(setting))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(setting.substring(0, equals))
                .hasMessageContaining("'" + setting.substring(equals + 1) + "'")
                .hasMessageContaining(allowed);
    }

    @Test
    void usageNamesEveryKey() {
        assertThat(SmcCepConfig.usage())
                .contains("--structure.break-mode", "--entry.min-confidence", "--namespace");
    }
}
