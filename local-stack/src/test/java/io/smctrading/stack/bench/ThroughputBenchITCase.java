package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** That the measurement runs to its end; its figures are for {@code ./smc bench throughput}. */
@ExtendWith(SharedStack.class)
class ThroughputBenchITCase {

    private static final ThroughputPlan TINY =
            new ThroughputPlan(
                    30_000, 10_000, 8, List.of(2), Duration.ofMinutes(1), List.of(100), 10_000, 1);

    @Test
    void measuresEveryStageAndClosesAMinuteOfAllSymbols(Stack stack) {
        List<String> progress = new ArrayList<>();

        ThroughputReport report =
                new ThroughputBench(stack, TINY, progress::add).run(Machine.here(), "a test");

        assertThat(report.stages())
                .extracting(ThroughputReport.Stage::name)
                .containsExactly("ingest", "storage", "smc-cep");
        assertThat(report.stages())
                .allSatisfy(stage -> assertThat(stage.recordsPerSecond()).isPositive());
        assertThat(report.growth())
                .singleElement()
                .satisfies(
                        growth -> {
                            assertThat(growth.series()).isEqualTo(100);
                            assertThat(growth.close().signalsSeconds()).isNotNegative();
                        });
        assertThat(progress).last().asString().startsWith("[ 7/ 7]");
        assertThat(stack.flink().jobs())
                .as("jobs that the measurement left")
                .allSatisfy(job -> assertThat(job.isOver()).isTrue());
        report.print(System.out);
    }
}
