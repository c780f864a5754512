package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.replay.TradeFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class MarketTapeTest {

    @TempDir private Path folder;

    private MarketTape tape;

    @BeforeEach
    void threeTradesInTwoMinutes() throws IOException {
        Path file = folder.resolve("trades.csv");
        Files.writeString(
                file,
                """
                timestamp,price,amount
                2024-01-01T00:00:10Z,100,1
                2024-01-01T00:00:50Z,101,1
                2024-01-01T00:02:05Z,102,1
                """);
        tape = new MarketTape(TradeFile.read(file));
    }

    @Test
    void clocksStandAtEveryMinuteBoundary() {
        assertThat(times(5))
                .containsExactly(
                        "2024-01-01T00:00:10Z",
                        "2024-01-01T00:00:50Z",
                        "clock 2024-01-01T00:01:00Z",
                        "clock 2024-01-01T00:02:00Z",
                        "2024-01-01T00:02:05Z");
    }

    @Test
    void behindTheEndTheFileFollowsItself() {
        List<String> all = times(10);

        assertThat(all.subList(5, 10))
                .containsExactly(
                        "clock 2024-01-01T00:03:00Z",
                        "2024-01-01T00:03:10Z",
                        "2024-01-01T00:03:50Z",
                        "clock 2024-01-01T00:04:00Z",
                        "clock 2024-01-01T00:05:00Z");
    }

    @Test
    void timeNeverGoesBackAndNoTradeHasTheNumberOfAnother() {
        Instant last = Instant.MIN;
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            MarketTape.Step step = tape.next();
            assertThat(step.time()).isAfterOrEqualTo(last);
            assertThat(step.isClock() || numbers.add(step.number())).isTrue();
            last = step.time();
        }
    }

    private List<String> times(int steps) {
        List<String> times = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            MarketTape.Step step = tape.next();
            times.add((step.isClock() ? "clock " : "") + step.time());
        }
        return times;
    }
}
