package io.smctrading.stack.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What the throughput measurement came to.
 *
 * @param machine what it ran on
 * @param settings what was set otherwise than for a user
 * @param kafka plain clients
 * @param stages each beside the pass-through of the same records
 * @param growth cost by number of series
 */
record ThroughputReport(
        Machine machine,
        String settings,
        KafkaCeiling kafka,
        List<Stage> stages,
        List<Growth> growth) {

    /**
     * One stage at one parallelism.
     *
     * @param ofPassThrough its records per second as a share of the pass-through's
     * @param cpuOfPassThrough its processor time per record as a multiple of the pass-through's
     */
    record Stage(
            String name,
            String input,
            int parallelism,
            double recordsPerSecond,
            double passThroughPerSecond,
            double ofPassThrough,
            double cpuSecondsPerMillion,
            double passThroughCpuSecondsPerMillion,
            double cpuOfPassThrough) {

        static Stage of(
                String name,
                String input,
                int parallelism,
                Progress.Steady stage,
                Progress.Steady passThrough) {
            return new Stage(
                    name,
                    input,
                    parallelism,
                    stage.recordsPerSecond(),
                    passThrough.recordsPerSecond(),
                    stage.recordsPerSecond() / passThrough.recordsPerSecond(),
                    stage.cpuSecondsPerMillion(),
                    passThrough.cpuSecondsPerMillion(),
                    stage.cpuSecondsPerMillion() / passThrough.cpuSecondsPerMillion());
        }
    }

    /** One number of symbols, each with six timeframes, at parallelism 1. */
    record Growth(
            int series,
            double ingestPerSecond,
            double ingestCpuSecondsPerMillion,
            double smcCepPerSecond,
            double smcCepCpuSecondsPerMillion,
            MinuteClose.Drained close) {}

    void print(PrintStream out) {
        out.println();
        out.println(machine.line());
        out.println(settings);
        out.println();
        out.printf(
                Locale.ROOT,
                "Plain Kafka clients, one thread: %,.0f records/s read, %,.0f records/s written"
                        + " (%.0f bytes each)%n%n",
                kafka.readPerSecond(),
                kafka.writtenPerSecond(),
                kafka.bytesPerRecord());
        out.printf(
                "%-9s %-8s %11s %12s %14s %9s %15s %9s%n",
                "stage",
                "input",
                "parallelism",
                "records/s",
                "pass-through/s",
                "of it",
                "CPU s/million",
                "of it");
        for (Stage stage : stages) {
            out.printf(
                    Locale.ROOT,
                    "%-9s %-8s %11d %,12.0f %,14.0f %9.2f %15.2f %8.1fx%n",
                    stage.name(),
                    stage.input(),
                    stage.parallelism(),
                    stage.recordsPerSecond(),
                    stage.passThroughPerSecond(),
                    stage.ofPassThrough(),
                    stage.cpuSecondsPerMillion(),
                    stage.cpuOfPassThrough());
        }
        out.println();
        out.printf(
                "%9s %12s %13s %12s %13s   %s%n",
                "symbols",
                "ingest/s",
                "CPU s/million",
                "smc-cep/s",
                "CPU s/million",
                "a minute closed everywhere: candles, signals out after");
        for (Growth each : growth) {
            out.printf(
                    Locale.ROOT,
                    "%,9d %,12.0f %13.2f %,12.0f %13.2f   %.3f s, %.3f s%n",
                    each.series(),
                    each.ingestPerSecond(),
                    each.ingestCpuSecondsPerMillion(),
                    each.smcCepPerSecond(),
                    each.smcCepCpuSecondsPerMillion(),
                    each.close().candlesSeconds(),
                    each.close().signalsSeconds());
        }
    }
}
