package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.flink.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptJobsTest {

    private static final Namespace MAIN = new Namespace("main");

    @TempDir private Path folder;

    private StateFolder state;
    private KeptJobs jobs;

    @BeforeEach
    void openFolder() {
        state = new StateFolder(folder);
        jobs = new KeptJobs(state);
    }

    @Test
    void aJobThatNeverRanStartsEmpty() {
        assertThat(jobs.resumePoint(MAIN, Job.INGEST)).isEmpty();
    }

    @Test
    void aStoppedJobGoesOnFromItsSavepoint() {
        running(Job.RISK, "a1", Optional.empty());
        suspended(Job.RISK, "a1", "file:/s/savepoint-a1");

        assertThat(new KeptJobs(state).resumePoint(MAIN, Job.RISK))
                .contains("file:/s/savepoint-a1");
        assertThat(jobs.resumePoint(new Namespace("other"), Job.RISK)).isEmpty();
    }

    @Test
    void aKilledJobGoesOnFromItsNewestCompletedCheckpoint() throws IOException {
        running(Job.RISK, "a1", Optional.empty());
        checkpoint("a1", 9);
        checkpoint("a1", 10);
        Files.createDirectories(state.checkpoints().resolve("a1").resolve("chk-11"));

        assertThat(jobs.resumePoint(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/a1/chk-10/"));
    }

    @Test
    void aJobKilledBeforeItsFirstCheckpointGoesOnFromWhereItWasRestored() throws IOException {
        Path savepoint = Files.createDirectories(state.savepoints().resolve("savepoint-a1"));
        String restored = savepoint.toUri().toString();
        suspended(Job.RISK, "a1", restored);

        running(Job.RISK, "b2", jobs.resumePoint(MAIN, Job.RISK));
        jobs.deleteUnused();
        assertThat(jobs.resumePoint(MAIN, Job.RISK)).contains(restored);

        running(Job.RISK, "c3", jobs.resumePoint(MAIN, Job.RISK));
        jobs = new KeptJobs(state);
        jobs.deleteUnused();
        assertThat(jobs.resumePoint(MAIN, Job.RISK)).contains(restored);
        assertThat(savepoint).exists();
    }

    @Test
    void aCheckpointItWasRestoredFromIsKeptUntilTheJobHasItsOwn() throws IOException {
        running(Job.RISK, "a1", Optional.empty());
        checkpoint("a1", 7);
        running(Job.RISK, "b2", jobs.resumePoint(MAIN, Job.RISK));
        jobs.deleteUnused();
        assertThat(jobs.resumePoint(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/a1/chk-7/"));

        checkpoint("b2", 1);
        jobs.deleteUnused();

        assertThat(jobs.resumePoint(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/b2/chk-1/"));
        assertThat(state.checkpoints().resolve("a1")).doesNotExist();
    }

    @Test
    void aJobThatBeganAfreshForgetsItsOldSavepoint() {
        suspended(Job.RISK, "a1", "file:/s/savepoint-a1");
        running(Job.RISK, "b2", Optional.empty());

        assertThat(jobs.resumePoint(MAIN, Job.RISK)).isEmpty();
    }

    @Test
    void leavesNoHalfWrittenFile() throws IOException {
        running(Job.RISK, "a1", Optional.empty());
        suspended(Job.RISK, "a1", "file:/s/savepoint-a1");

        try (Stream<Path> files = Files.list(state.savepoints())) {
            assertThat(files).containsExactly(state.savepoints().resolve("main.json"));
        }
    }

    @Test
    void readsJobsThatNameNoRestoredState() throws IOException {
        Files.createDirectories(state.savepoints());
        Files.writeString(
                state.savepoints().resolve("main.json"),
                "{\"RISK\":{\"jobId\":\"a1\",\"savepoint\":\"file:/s/savepoint-a1\"}}");

        assertThat(jobs.resumePoint(MAIN, Job.RISK)).contains("file:/s/savepoint-a1");
    }

    @Test
    void deletesOnlyWhatNoJobGoesOnFrom() throws IOException {
        running(Job.RISK, "a1", Optional.empty());
        checkpoint("a1", 1);
        checkpoint("old", 1);
        Path used = Files.createDirectories(state.savepoints().resolve("savepoint-c3"));
        Path unused = Files.createDirectories(state.savepoints().resolve("savepoint-d4"));
        suspended(Job.INGEST, "c3", used.toUri().toString());

        jobs.deleteUnused();

        assertThat(state.checkpoints().resolve("a1")).exists();
        assertThat(state.checkpoints().resolve("old")).doesNotExist();
        assertThat(used).exists();
        assertThat(unused).doesNotExist();
        assertThat(jobs.resumePoint(MAIN, Job.INGEST)).isPresent();
    }

    private void checkpoint(String job, int number) throws IOException {
        Path checkpoint = state.checkpoints().resolve(job).resolve("chk-" + number);
        Files.createDirectories(checkpoint);
        Files.writeString(checkpoint.resolve("_metadata"), "complete");
    }

    @Test
    void aJobThatWasStoppedByHandStaysStoppedWithWhatItWas() {
        running(Job.RISK, "a1", Optional.empty());
        KeptJob scaled = jobs.of(MAIN, Job.RISK).as(2, List.of("--memory", "48h"));
        jobs.put(MAIN, Job.RISK, scaled.stoppedByHand("file:/s/savepoint-a1"));

        KeptJob read = new KeptJobs(state).of(MAIN, Job.RISK);

        assertThat(read.stopped()).isTrue();
        assertThat(read.parallelism()).isEqualTo(2);
        assertThat(read.arguments()).containsExactly("--memory", "48h");
        assertThat(jobs.resumePoint(MAIN, Job.RISK)).contains("file:/s/savepoint-a1");
        assertThat(read.running("b2", null).stopped()).isFalse();
    }

    @Test
    void aFreshJobForgetsItsStateAndNothingElse() {
        KeptJob job =
                new KeptJob("a1", "file:/s/savepoint-a1", null, 2, List.of("--key", "v"), true);

        assertThat(job.fresh())
                .isEqualTo(new KeptJob(null, null, null, 2, List.of("--key", "v"), true));
    }

    private void running(Job job, String id, Optional<String> restoredFrom) {
        jobs.put(MAIN, job, jobs.of(MAIN, job).running(id, restoredFrom.orElse(null)));
    }

    private void suspended(Job job, String id, String savepoint) {
        jobs.put(MAIN, job, jobs.of(MAIN, job).running(id, null).suspended(savepoint));
    }
}
