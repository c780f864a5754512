package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import io.smctrading.stack.bench.DetectionRuns.Figures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionReportTest {
    private static final String TOTALS =
            """
            smc: preparing detect, once
            12 swings
            3,200,000 candles of 64 series, 4,100,000 events, 210 signals in 8.0 s (400,000 candles/s); with the start 9.9 s (323,232 candles/s)
            """;

    @Test
    void readsTheTotalsThatTheCommandPrints() {
        Figures figures = Figures.of(new WatchedProcess(10, 16, 900L << 20, TOTALS));

        assertThat(figures)
                .isEqualTo(
                        new Figures(
                                3_200_000, 4_100_000, 210, 10, 320_000, 400_000, 16, 900L << 20));
    }

    @Test
    void readsTheTotalsOfTheBareAlternative() {
        Figures figures =
                Figures.of(
                        new WatchedProcess(
                                2, 3, 0, "1,000 candles of 1 series in 0.5 s (2,000 candles/s)\n"));

        assertThat(figures).isEqualTo(new Figures(1_000, 0, 0, 2, 500, 2_000, 3, 0));
    }

    @Test
    void whatPrintsNoTotalsIsNoRun() {
        assertThatThrownBy(() -> Figures.of(new WatchedProcess(1, 1, 1, "something else\n")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("something else");
    }

    @Test
    void theRunOfTheMiddleCountsAndOfTwoTheShorter() {
        assertThat(Figures.median(List.of(took(5), took(1), took(3)))).isEqualTo(took(3));
        assertThat(Figures.median(List.of(took(5), took(1)))).isEqualTo(took(1));
    }

    @Test
    void printsEachRunBesideTheBareAlternativeAndHowOneSeriesGrows() {
        DetectionReport report =
                new DetectionReport(
                        new Machine(2, "a processor", "a JVM", "a system", 0.05),
                        "-Xmx1g",
                        3,
                        List.of(
                                new DetectionReport.Beside(
                                        64,
                                        2,
                                        Figures.of(new WatchedProcess(10, 16, 900L << 20, TOTALS)),
                                        new Figures(3_200_000, 0, 0, 5, 640_000, 1_000_000, 8, 1))),
                        List.of(new DetectionReport.Growth(took(4))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .contains("JVM: -Xmx1g; of 3 runs the middle one")
                .anyMatch(
                        line ->
                                line.matches(
                                        " +64 +3,200,000 +2 +10\\.00 +320,000 +400,000 +16\\.0"
                                                + " +5\\.00 +900 +640,000 +0\\.50 +1,000,000"
                                                + " +0\\.40"))
                .anyMatch(line -> line.matches(" +1,000 +4\\.00 +4000\\.00 +1000\\.00 .*"));
    }

    private static Figures took(double seconds) {
        return new Figures(1_000, 10, 1, seconds, 1_000 / seconds, 1_000, 1, 1 << 20);
    }
}
