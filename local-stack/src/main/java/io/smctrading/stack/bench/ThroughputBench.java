package io.smctrading.stack.bench;

import io.smctrading.analytics.Migrations;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures stages one after the other over topics that were filled before. */
final class ThroughputBench {

    private static final String CEILING = "ceiling";

    private final Stack stack;
    private final ThroughputPlan plan;
    private final Consumer<String> progress;
    private final BenchTopics topics;
    private final StageRuns runs;
    private final TradeFile week = TradeFile.bitstampWeek();
    private int step;

    /**
     * @param progress told a line at a time what is done
     */
    ThroughputBench(Stack stack, ThroughputPlan plan, Consumer<String> progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        this.topics = new BenchTopics(stack);
        this.runs = new StageRuns(stack, plan.longest());
    }

    ThroughputReport run(Machine machine, String settings) {
        List<ThroughputReport.Stage> stages = new ArrayList<>();
        Namespace trades = topics.open("trades");
        fill(trades, Topics.TRADES, plan.symbols(), plan.trades(), new MarketTape(week));
        KafkaCeiling ceiling = ceiling(trades);
        for (int parallelism : plan.parallelisms()) {
            Progress.Steady bare = passThrough(trades, Topics.TRADES, parallelism);
            stages.add(stage(Job.INGEST, trades, Topics.TRADES, parallelism, bare));
            topics.delete(List.of(Topics.CANDLES.in(trades.name())));
            topics.create(Topics.CANDLES.in(trades.name()));
            emptyTables(trades);
            stages.add(stage(Job.STORAGE, trades, Topics.TRADES, parallelism, bare));
        }
        topics.delete(trades);
        Namespace candles = topics.open("candles");
        fill(candles, Topics.CANDLES, plan.symbols(), plan.candles(), new MarketTape(week));
        for (int parallelism : plan.parallelisms()) {
            Progress.Steady bare = passThrough(candles, Topics.CANDLES, parallelism);
            stages.add(stage(Job.SMC_CEP, candles, Topics.CANDLES, parallelism, bare));
        }
        topics.delete(candles);
        List<ThroughputReport.Growth> growth = new ArrayList<>();
        for (int series : plan.series()) {
            growth.add(grow(series));
        }
        return new ThroughputReport(machine, settings, ceiling, stages, growth);
    }

    private void fill(
            Namespace namespace, Topic<?> topic, int symbols, long records, MarketTape tape) {
        long begin = System.nanoTime();
        try (MarketWriter writer = writer(namespace, symbols)) {
            fill(writer, topic, symbols, records, tape);
        }
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "        %,d records of %,d symbols in %s (%.0f s)",
                        stack.topics().recordsIn(namespace, topic),
                        symbols,
                        topic.name(),
                        (System.nanoTime() - begin) / 1e9));
    }

    private static void fill(
            MarketWriter writer, Topic<?> topic, int symbols, long records, MarketTape tape) {
        long written = 0;
        MarketTape.Step last = null;
        // Ends behind a clock, so that what comes next belongs to a new minute.
        while (written < records || !last.isClock()) {
            last = tape.next();
            if (topic.equals(Topics.TRADES)) {
                writer.trades(last);
                written += symbols;
            } else {
                written += writer.candles(last);
            }
        }
        writer.flush();
    }

    private MarketWriter writer(Namespace namespace, int symbols) {
        return new MarketWriter(
                stack.endpoints(),
                namespace,
                symbols,
                RecordSender.batching(stack.endpoints().kafka()));
    }

    private KafkaCeiling ceiling(Namespace trades) {
        String copy = trades.prefix() + CEILING;
        topics.create(copy);
        KafkaCeiling ceiling =
                KafkaCeiling.measure(
                        stack.endpoints().kafka(),
                        Topics.TRADES.in(trades.name()),
                        copy,
                        Math.min(1_000_000, plan.trades()));
        topics.delete(List.of(copy));
        done(
                "plain clients: %,.0f records/s read, %,.0f records/s written",
                ceiling.readPerSecond(), ceiling.writtenPerSecond());
        return ceiling;
    }

    private Progress.Steady passThrough(Namespace namespace, Topic<?> input, int parallelism) {
        String copy = namespace.prefix() + StageRuns.COPY;
        topics.create(copy);
        StageRuns.Running running = runs.startPassThrough(namespace, input, parallelism);
        Progress.Steady steady = runs.measure(running, recordsIn(namespace, input));
        runs.cancel(running);
        topics.delete(List.of(copy));
        done("pass-through of %s, parallelism %d: %s", input.name(), parallelism, text(steady));
        return steady;
    }

    private ThroughputReport.Stage stage(
            Job job,
            Namespace namespace,
            Topic<?> input,
            int parallelism,
            Progress.Steady passThrough) {
        StageRuns.Running running = runs.start(job, namespace, input, parallelism);
        Progress.Steady steady = runs.measure(running, recordsIn(namespace, input));
        runs.cancel(running);
        done("%s, parallelism %d: %s", job.code(), parallelism, text(steady));
        return ThroughputReport.Stage.of(
                job.code(),
                input.equals(Topics.TRADES) ? "trades" : "candles",
                parallelism,
                steady,
                passThrough);
    }

    private ThroughputReport.Growth grow(int series) {
        Namespace namespace = topics.open("series-" + series);
        MarketTape tape = new MarketTape(week);
        fill(namespace, Topics.CANDLES, series, plan.growthRecords(), tape);
        fill(namespace, Topics.TRADES, series, plan.growthRecords(), tape);
        StageRuns.Running ingest = runs.start(Job.INGEST, namespace, Topics.TRADES, 1);
        Progress.Steady ingested = runs.measure(ingest, recordsIn(namespace, Topics.TRADES));
        StageRuns.Running smcCep = runs.start(Job.SMC_CEP, namespace, Topics.CANDLES, 1);
        Progress.Steady detected = runs.measure(smcCep, recordsIn(namespace, Topics.CANDLES));
        MinuteClose.Drained close = close(namespace, series, tape, ingest, smcCep);
        runs.cancel(ingest);
        runs.cancel(smcCep);
        topics.delete(namespace);
        done(
                "%,d symbols: ingest %s; smc-cep %s; a minute closed in %.3f s",
                series, text(ingested), text(detected), close.signalsSeconds());
        return new ThroughputReport.Growth(
                series,
                ingested.recordsPerSecond(),
                ingested.cpuSecondsPerMillion(),
                detected.recordsPerSecond(),
                detected.cpuSecondsPerMillion(),
                close);
    }

    /** Closes minutes of one trade in each symbol, with nothing else to do; the last one counts. */
    private MinuteClose.Drained close(
            Namespace namespace,
            int series,
            MarketTape tape,
            StageRuns.Running ingest,
            StageRuns.Running smcCep) {
        MinuteClose.Drained drained = null;
        try (MarketWriter writer = writer(namespace, series)) {
            for (int i = 0; i < plan.closes(); i++) {
                MarketTape.Step clock = oneTrade(writer, tape);
                runs.awaitRead(ingest, recordsIn(namespace, Topics.TRADES));
                runs.awaitRead(smcCep, recordsIn(namespace, Topics.CANDLES));
                try (MinuteClose minute = new MinuteClose(stack.endpoints(), namespace)) {
                    writer.trades(clock);
                    writer.flush();
                    drained = minute.await(clock.time(), series);
                }
            }
        }
        return drained;
    }

    /** Writes the first trade of the next minute that has any; returns the clock of its end. */
    private static MarketTape.Step oneTrade(MarketWriter writer, MarketTape tape) {
        MarketTape.Step step = tape.next();
        while (step.isClock()) {
            writer.trades(step);
            step = tape.next();
        }
        writer.trades(step);
        writer.flush();
        while (!step.isClock()) {
            step = tape.next();
        }
        return step;
    }

    private long recordsIn(Namespace namespace, Topic<?> topic) {
        return stack.topics().recordsIn(namespace, topic);
    }

    private void emptyTables(Namespace namespace) {
        Database analytics = stack.endpoints().analytics();
        try (Connection connection = analytics.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("DROP SCHEMA IF EXISTS \"" + namespace.databaseSchema() + "\" CASCADE");
        } catch (SQLException e) {
            throw StackException.failed("cannot empty the tables: " + e.getMessage(), e);
        }
        Migrations.migrate(
                analytics.url(),
                analytics.user(),
                analytics.password(),
                namespace.databaseSchema());
    }

    private static String text(Progress.Steady steady) {
        return String.format(
                Locale.ROOT,
                "%,.0f records/s, %.2f CPU s/million over %.0f s",
                steady.recordsPerSecond(),
                steady.cpuSecondsPerMillion(),
                steady.seconds());
    }

    private void done(String format, Object... arguments) {
        step++;
        progress.accept(
                String.format(Locale.ROOT, "[%2d/%2d] ", step, plan.steps())
                        + String.format(Locale.ROOT, format, arguments));
    }
}
