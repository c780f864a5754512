package io.smctrading.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * How one job of a namespace is to be kept, and from where it goes on.
 *
 * @param jobId Flink's id under which it ran last; {@code null} if it never ran
 * @param savepoint what it was stopped with; {@code null} if it was not stopped in order
 * @param restoredFrom where its state came from, which holds until its own first checkpoint; {@code
 *     null} if it began empty
 * @param parallelism number of parallel subtasks, at least 1
 * @param arguments what it was given besides where the servers are: {@code --key value} pairs
 * @param stopped whether someone stopped it by hand: it then stays stopped until resumed by hand
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptJob(
        String jobId,
        String savepoint,
        String restoredFrom,
        int parallelism,
        List<String> arguments,
        boolean stopped) {

    /** A job that never ran. */
    static final KeptJob NEW = new KeptJob(null, null, null, 1, List.of(), false);

    public KeptJob {
        parallelism = Math.max(1, parallelism);
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    KeptJob running(String newId, String newRestoredFrom) {
        return new KeptJob(newId, null, newRestoredFrom, parallelism, arguments, false);
    }

    /** Stopped with a savepoint, to go on by itself at the next start. */
    KeptJob suspended(String newSavepoint) {
        return new KeptJob(jobId, newSavepoint, null, parallelism, arguments, false);
    }

    /**
     * Stopped by hand.
     *
     * @param newSavepoint {@code null} if it has none: its newest checkpoint counts
     */
    KeptJob stoppedByHand(String newSavepoint) {
        return new KeptJob(
                jobId,
                newSavepoint,
                newSavepoint == null ? restoredFrom : null,
                parallelism,
                arguments,
                true);
    }

    KeptJob as(int newParallelism, List<String> newArguments) {
        return new KeptJob(jobId, savepoint, restoredFrom, newParallelism, newArguments, stopped);
    }

    /** The same job, to begin without what it knew. */
    KeptJob fresh() {
        return new KeptJob(null, null, null, parallelism, arguments, stopped);
    }
}
