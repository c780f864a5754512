package io.smctrading.detect;

import io.smctrading.core.market.Series;
import io.smctrading.detect.graph.DetectionRun;
import io.smctrading.detect.graph.LocalFlink;
import io.smctrading.detect.graph.RunFigures;
import io.smctrading.detect.rows.RowFiles;
import io.smctrading.detect.rows.RowForm;
import io.smctrading.detect.rows.RowLayout;
import io.smctrading.detect.rows.WholeFile;
import io.smctrading.platform.console.ProgressBar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The work of one command, from the check of the input to the files in their places. {@link #close}
 * may be called at any time, by any thread: it ends the work and leaves nothing half-written.
 */
final class Detecting implements AutoCloseable {
    private static final long LONG_INPUT = 300_000;

    private final DetectRequest request;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<WholeFile> files = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final Charts charts;
    private CompletableFuture<LocalFlink> flink;
    private CompletableFuture<Void> stopped;
    private boolean closed;

    /** What is left to do for a file when all is detected. */
    @FunctionalInterface
    private interface Ending {
        void makeDraft() throws IOException;
    }

    Detecting(DetectRequest request, PrintWriter out, PrintWriter err) {
        this.request = request;
        this.out = out;
        this.err = err;
        this.charts =
                request.chart() == null
                        ? Charts.none()
                        : Charts.of(request.series(), request.chartCandles());
    }

    /**
     * Does all of it.
     *
     * @throws RefusedException if the input cannot be used
     */
    void run() throws Exception {
        startFlink();
        CheckedInput input =
                CheckedInput.read(
                        request.series(),
                        request.skipBadRows(),
                        request.parallelism(),
                        charts::readerOf);
        tell(input);
        Instant started = Instant.now();
        DetectionRun run =
                new DetectionRun(
                        request.series(),
                        request.parameters(),
                        request.selection(),
                        request.skipBadRows());
        prepareFiles(run);
        detect(run, input.candles());
        stopFlink();
        publish();
        tell(run.figures(), Duration.between(started, Instant.now()));
    }

    /** Flink starts while the input is read. */
    private synchronized void startFlink() {
        flink =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return LocalFlink.start(request.parallelism());
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        });
    }

    private synchronized void prepareFiles(DetectionRun run) throws IOException {
        requireOpen();
        List<Series> series = request.series().stream().map(SeriesFile::series).toList();
        if (request.events() != null) {
            WholeFile file = newFile(request.events());
            var rows = new RowFiles<>(new RowLayout.Events(), form(request.events()), file, series);
            run.writeEventsTo(rows);
            endings.add(() -> rows.join(file));
        }
        if (request.signals() != null) {
            WholeFile file = newFile(request.signals());
            var rows =
                    new RowFiles<>(new RowLayout.Signals(), form(request.signals()), file, series);
            run.writeSignalsTo(rows);
            endings.add(() -> rows.join(file));
        }
        if (request.chart() != null) {
            WholeFile file = newFile(request.chart());
            run.listen(charts.bySeries());
            endings.add(() -> charts.page().write(file.draft()));
        }
    }

    private WholeFile newFile(Path place) throws IOException {
        WholeFile file = WholeFile.at(place);
        files.add(file);
        return file;
    }

    private static RowForm form(Path file) {
        return RowForm.of(file).orElseThrow();
    }

    private void detect(DetectionRun run, long candles) throws Exception {
        if (request.quiet() || candles < LONG_INPUT) {
            run.on(flink.get(), () -> {});
            return;
        }
        ProgressBar bar = new ProgressBar(System.out, ProgressBar.onTerminal(), "candles", candles);
        run.on(flink.get(), () -> bar.at(Math.min(candles - 1, run.figures().candles())));
        bar.at(candles);
    }

    /** While the files are joined. */
    private synchronized void stopFlink() {
        stopped = flink.thenAcceptAsync(Detecting::stop);
    }

    private static void stop(LocalFlink running) {
        try {
            running.close();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private synchronized void publish() throws IOException {
        requireOpen();
        for (Ending ending : endings) {
            ending.makeDraft();
        }
        for (WholeFile file : files) {
            file.publish();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("ended before it was done");
        }
    }

    private void tell(CheckedInput input) {
        if (request.quiet()) {
            return;
        }
        if (input.badRows() > 0) {
            err.printf(
                    "smc: %,d bad rows are left out, the first is %s%n",
                    input.badRows(), input.firstProblem());
        }
        if (input.note() != null) {
            err.println("smc: " + input.note());
        }
        err.flush();
    }

    private void tell(RunFigures figures, Duration run) {
        if (request.quiet()) {
            return;
        }
        Instant now = Instant.now();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now.minus(run));
        out.println(ClosingLines.kinds(figures));
        out.println(
                ClosingLines.totals(
                        figures, request.series().size(), run, Duration.between(start, now)));
        out.flush();
    }

    @Override
    public synchronized void close() throws Exception {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (flink != null && stopped == null) {
                stopFlink();
            }
            if (stopped != null) {
                stopped.get();
            }
        } finally {
            for (WholeFile file : files) {
                file.close();
            }
        }
    }
}
