package io.smctrading.stack;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a stack is to be started.
 *
 * @param state where it keeps its data, logs and record
 * @param distribution the servers' jars
 * @param ports where the servers listen
 * @param checkpointInterval time between two checkpoints of a job
 * @param bufferTimeout longest time that Flink waits to fill a network buffer: 0 sends each record
 *     at once
 * @param taskSlots slots of the TaskManager; a job needs as many as its highest parallelism
 * @param taskHeapMegabytes heap of the TaskManager for what the jobs keep, at least 256
 * @param startTimeout longest time that any one server may take to get ready
 * @param plan where it trades
 * @param flink whether the jobs' cluster is started; without it only the sidecar can be
 */
public record StackConfig(
        StateFolder state,
        Distribution distribution,
        Ports ports,
        Duration checkpointInterval,
        Duration bufferTimeout,
        int taskSlots,
        int taskHeapMegabytes,
        Duration startTimeout,
        TradingPlan plan,
        boolean flink) {

    /** Every default but the state folder. */
    public static StackConfig in(Path stateFolder) {
        return new StackConfig(
                new StateFolder(stateFolder),
                Distribution.current(),
                Ports.defaults(),
                Duration.ofSeconds(10),
                Duration.ofMillis(1),
                8,
                448,
                Duration.ofMinutes(2),
                TradingPlan.paper(),
                true);
    }

    public StackConfig withPorts(Ports newPorts) {
        return new StackConfig(
                state,
                distribution,
                newPorts,
                checkpointInterval,
                bufferTimeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                plan,
                flink);
    }

    public StackConfig withDistribution(Distribution newDistribution) {
        return new StackConfig(
                state,
                newDistribution,
                ports,
                checkpointInterval,
                bufferTimeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                plan,
                flink);
    }

    public StackConfig withCheckpointInterval(Duration interval) {
        return new StackConfig(
                state,
                distribution,
                ports,
                interval,
                bufferTimeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                plan,
                flink);
    }

    public StackConfig withBufferTimeout(Duration timeout) {
        return new StackConfig(
                state,
                distribution,
                ports,
                checkpointInterval,
                timeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                plan,
                flink);
    }

    public StackConfig withTaskHeap(int megabytes) {
        return new StackConfig(
                state,
                distribution,
                ports,
                checkpointInterval,
                bufferTimeout,
                taskSlots,
                megabytes,
                startTimeout,
                plan,
                flink);
    }

    public StackConfig withPlan(TradingPlan newPlan) {
        return new StackConfig(
                state,
                distribution,
                ports,
                checkpointInterval,
                bufferTimeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                newPlan,
                flink);
    }

    /** For a sidecar alone. */
    public StackConfig withoutFlink() {
        return new StackConfig(
                state,
                distribution,
                ports,
                checkpointInterval,
                bufferTimeout,
                taskSlots,
                taskHeapMegabytes,
                startTimeout,
                plan,
                false);
    }
}
