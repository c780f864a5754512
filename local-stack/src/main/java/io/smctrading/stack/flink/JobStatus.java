package io.smctrading.stack.flink;

import java.time.Instant;

/**
 * A job as the cluster reports it.
 *
 * @param id Flink's id, 32 hexadecimal digits
 * @param name as on the dashboard
 * @param state Flink's job state, for example {@code RUNNING}; that says nothing about its tasks
 * @param tasks number of parallel tasks
 * @param runningTasks how many of them run
 * @param started when it was submitted
 */
public record JobStatus(
        String id, String name, String state, int tasks, int runningTasks, Instant started) {

    /** Whether records can flow: the job and all its tasks run. */
    public boolean isFullyRunning() {
        return state.equals("RUNNING") && tasks > 0 && runningTasks == tasks;
    }

    /** Whether the job will never run again under this id. */
    public boolean isOver() {
        return switch (state) {
            case "FAILED", "CANCELED", "FINISHED" -> true;
            default -> false;
        };
    }
}
