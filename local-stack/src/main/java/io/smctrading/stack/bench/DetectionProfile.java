package io.smctrading.stack.bench;

import io.smctrading.stack.replay.TradeFile;
import java.nio.file.Path;

/** Runs detection over one series under Java Flight Recorder. */
final class DetectionProfile {

    // A look at all threads takes a while: not at each look at the process.
    private static final int LOOKS_BETWEEN = 10;

    private static final long FEW = 10_000;

    private final DetectionRuns runs;
    private final Scratch scratch;
    private int looks;

    DetectionProfile(DetectionRuns runs, Scratch scratch) {
        this.runs = runs;
        this.scratch = scratch;
    }

    StageProfile run(Machine machine, long candles, int parallelism) {
        Path file = scratch.folder().resolve("single.csv");
        CandleFiles files = new CandleFiles(EndlessWeek.of(TradeFile.bitstampWeek()));
        files.write(file, 0, Math.min(candles, FEW));
        runs.prepare(file);
        files.write(file, 0, candles);
        FlightRecording recording = new FlightRecording(scratch.folder().resolve("detect.jfr"));
        ThreadTimes times = new ThreadTimes();
        WatchedProcess.run(
                runs.flags()
                        .command(
                                recording.options(),
                                DetectionRuns.DETECT,
                                runs.arguments(file, parallelism)),
                runs.log(),
                process -> {
                    if (looks++ % LOOKS_BETWEEN == 0) {
                        times.look(process);
                    }
                });
        StageProfile.Tally tally = new StageProfile.Tally();
        recording.read(tally::add);
        return tally.profile(
                machine, String.join(" ", runs.flags().options()), candles, times.seconds());
    }
}
