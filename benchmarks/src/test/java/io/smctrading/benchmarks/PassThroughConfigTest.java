package io.smctrading.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.schemas.Topics;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PassThroughConfigTest {

    @Test
    void copiesATopicOfTheCatalogueAsItIs() {
        PassThroughConfig config =
                read("--namespace", "n", "--from", "market.candles", "--to", "copy");

        assertThat(config.from()).isEqualTo(Topics.CANDLES);
        assertThat(config.to().in("n")).isEqualTo("n.copy");
        assertThat(config.to().partitions()).isEqualTo(Topics.CANDLES.partitions());
    }

    @Test
    void refusesATopicThatIsNone() {
        assertThatThrownBy(() -> read("--namespace", "n", "--from", "candles", "--to", "copy"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("--from 'candles' is no topic, allowed: market.trades, ");
    }

    @Test
    void refusesUnknownKeys() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "--namespace",
                                        "n",
                                        "--from",
                                        "market.trades",
                                        "--to",
                                        "copy",
                                        "--batch",
                                        "1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("batch");
    }

    @Test
    void usageNamesEveryKey() {
        assertThat(PassThroughConfig.usage()).contains("--from", "--to", "--namespace");
    }

    private static PassThroughConfig read(String... arguments) {
        return PassThroughConfig.from(Settings.of(arguments, Map.of()));
    }
}
