package io.smctrading.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.JobFigures;
import io.smctrading.stack.flink.JobDetails.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTableTest {

    @Test
    void spellsTimesInTheirTwoLargestUnits() {
        assertThat(JobTable.time(Duration.ofSeconds(8))).isEqualTo("8s");
        assertThat(JobTable.time(Duration.ofSeconds(312))).isEqualTo("5m 12s");
        assertThat(JobTable.time(Duration.ofMinutes(125))).isEqualTo("2h 5m");
        assertThat(JobTable.time(Duration.ofHours(76))).isEqualTo("3d 4h");
        assertThat(JobTable.time(Duration.ofSeconds(-1))).isEqualTo("0s");
    }

    @Test
    void spellsSizes() {
        assertThat(JobTable.size(1023)).isEqualTo("1023 B");
        assertThat(JobTable.size(1536)).isEqualTo("1.5 kB");
        assertThat(JobTable.size(5L << 30)).isEqualTo("5.0 GB");
    }

    @Test
    void showsWhatRunsAndWhatDoesNot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JobFigures running =
                new JobFigures(
                        "ingest",
                        "a1",
                        "RUNNING",
                        4,
                        4,
                        2,
                        Optional.of(Duration.ofSeconds(70)),
                        Optional.of(
                                new Checkpoint(
                                        3, Instant.EPOCH, 2048, Duration.ofMillis(20), "file:/x")),
                        Optional.of(1L),
                        Optional.of(12_345L));
        JobFigures stopped =
                new JobFigures(
                        "risk",
                        "",
                        "STOPPED",
                        0,
                        0,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        JobTable.print(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), List.of(running, stopped));

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(1)).contains("RUNNING", "4/4", "1m 10s", "2.0 kB, 20 ms", "12,345");
        assertThat(lines.get(2)).contains("STOPPED", "0/0", " - ");
        assertThat(running.isAsItShould()).isTrue();
        assertThat(stopped.isAsItShould()).isTrue();
    }
}
