package io.smctrading.jobs.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.platform.config.SettingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobMainTest {

    private record OnlyConnection(KafkaConnection connection) implements JobConfig {}

    private final AtomicInteger defined = new AtomicInteger();

    @Test
    void printsUsageAndRunsNothing() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            run("--help");
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(UTF_8)).isEqualTo("the usage\n");
        assertThat(defined).hasValue(0);
    }

    @Test
    void printsTheLineOfABadSettingAndFails() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            assertThatThrownBy(() -> run("--delivery", "EXACTLY_ONCE"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("--namespace is missing");
        } finally {
            System.setErr(err);
        }

        assertThat(printed.toString(UTF_8)).contains("--namespace is missing");
        assertThat(printed.toString(UTF_8).lines()).hasSize(1);
        assertThat(defined).hasValue(0);
    }

    @Test
    void clocksHaveTheKeyOfWhatTheyFollow() {
        KeyOf<OrClock<Series>> key = KeyOf.orClock(KeyOf::market);

        assertThat(key.of(OrClock.of(new Series("bitstamp", "BTC-USD", Timeframe.M5))))
                .isEqualTo("bitstamp:BTC-USD");
        assertThat(
                        key.of(
                                OrClock.clock(
                                        new Clock(
                                                "bitstamp",
                                                "BTC-USD",
                                                Instant.EPOCH,
                                                Clock.Mark.MARKET,
                                                0))))
                .isEqualTo("bitstamp:BTC-USD");
    }

    private void run(String... args) throws Exception {
        JobMain.run(
                args,
                "stage",
                () -> "the usage\n",
                settings -> new OnlyConnection(KafkaConnection.from(settings)),
                (env, config) -> defined.incrementAndGet());
    }
}
