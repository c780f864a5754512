package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import io.smctrading.stack.bench.Progress.Sample;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

class ProgressTest {

    @Test
    void steadyPartBeginsAtAFifthAndEndsBeforeTheLastRecord() {
        Progress progress =
                new Progress(
                        1000,
                        List.of(
                                at(0, 0, 0),
                                at(1, 100, 2000),
                                at(2, 200, 3000),
                                at(4, 600, 3400),
                                at(6, 990, 3790),
                                at(9, 1000, 5000)));

        Progress.Steady steady = progress.steady();

        assertThat(steady).isEqualTo(new Progress.Steady(790, 4, 0.79));
        assertThat(steady.recordsPerSecond()).isEqualTo(197.5);
        assertThat(steady.cpuSecondsPerMillion()).isEqualTo(1000);
    }

    @Test
    void slowStagesAreWarmAfterTenSeconds() {
        Progress progress =
                new Progress(1_000_000, List.of(at(1, 10, 0), at(11, 1010, 10), at(21, 3010, 20)));

        assertThat(progress.steady()).isEqualTo(new Progress.Steady(2000, 10, 0.01));
    }

    @Test
    void shortRunsCountAsAWhole() {
        Progress progress =
                new Progress(1000, List.of(at(0, 0, 0), at(1, 0, 50), at(2, 1000, 300)));

        assertThat(progress.steady()).isEqualTo(new Progress.Steady(1000, 1, 0.25));
    }

    @Test
    void refusesToGuessABeginningItHasNotSeen() {
        Progress progress = new Progress(1000, List.of(at(1, 1000, 0)));

        assertThatThrownBy(progress::steady).isInstanceOf(StackException.class);
    }

    private static Sample at(int second, long records, long cpuMillis) {
        return new Sample(
                TimeUnit.SECONDS.toNanos(second),
                records,
                TimeUnit.MILLISECONDS.toNanos(cpuMillis));
    }
}
