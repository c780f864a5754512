package io.smctrading.stack.faults;

import io.smctrading.schemas.Instrument;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.demo.DemoRun;
import io.smctrading.stack.demo.Settling;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.LockStepReplay;
import io.smctrading.stack.replay.ReplayResult;
import io.smctrading.stack.replay.TradeFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A namespace that trades more than the demo does: every signal counts and shorts are allowed, so
 * that orders are open at most times. It is opened as {@code ./smc up} opens one.
 */
record TradedNamespace(Stack stack, Namespace namespace) {

    static final Instrument INSTRUMENT =
            Instrument.newBuilder(DemoRun.BITSTAMP_BTC_USD).setShortable(true).build();

    private static final Map<Job, List<String>> ARGUMENTS =
            Map.of(Job.SMC_CEP, List.of("--entry.min-confidence", "0.30"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    static TradedNamespace open(Stack stack, String name) {
        TradedNamespace traded = new TradedNamespace(stack, new Namespace(name));
        stack.resume(traded.namespace, true);
        for (Job job : ARGUMENTS.keySet()) {
            stack.flink().cancel(stack.jobs().get(job), TIMEOUT);
            traded.submit(job, Optional.empty());
        }
        return traded;
    }

    void submit(Job job, Optional<String> savepoint) {
        stack.submit(job, namespace, ARGUMENTS.getOrDefault(job, List.of()), savepoint);
    }

    /**
     * Replays a file to its end.
     *
     * @param progress called once a minute of market time
     */
    ReplayResult replay(TradeFile file, IntConsumer progress) {
        try (LockStepReplay replay =
                new LockStepReplay(
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        namespace.name(),
                        INSTRUMENT,
                        PATIENCE)) {
            return replay.run(file, progress);
        }
    }

    /** Ends what trades; the topics and tables stay. */
    void close() {
        stack.server("sidecar").stop();
        stack.jobs().values().forEach(id -> stack.flink().cancel(id, TIMEOUT));
    }

    /** Waits until all jobs run and the tables hold every record. */
    void settle() {
        for (Job job : Job.values()) {
            stack.flink().awaitRunning(stack.jobs().get(job), TIMEOUT);
        }
        new Settling(stack, namespace).await();
    }
}
