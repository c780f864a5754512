package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.flink.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumePointsTest {

    private static final Namespace MAIN = new Namespace("main");

    @TempDir private Path folder;

    private StateFolder state;
    private ResumePoints points;

    @BeforeEach
    void openFolder() {
        state = new StateFolder(folder);
        points = new ResumePoints(state);
    }

    @Test
    void aJobThatNeverRanStartsEmpty() {
        assertThat(points.find(MAIN, Job.INGEST)).isEmpty();
    }

    @Test
    void aStoppedJobGoesOnFromItsSavepoint() {
        points.running(MAIN, Job.RISK, "a1");
        points.stopped(MAIN, Job.RISK, "a1", "file:/s/savepoint-a1");

        assertThat(new ResumePoints(state).find(MAIN, Job.RISK)).contains("file:/s/savepoint-a1");
        assertThat(points.find(new Namespace("other"), Job.RISK)).isEmpty();
    }

    @Test
    void aKilledJobGoesOnFromItsNewestCompletedCheckpoint() throws IOException {
        points.running(MAIN, Job.RISK, "a1");
        checkpoint("a1", 9);
        checkpoint("a1", 10);
        Files.createDirectories(state.checkpoints().resolve("a1").resolve("chk-11"));

        assertThat(points.find(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/a1/chk-10/"));
    }

    @Test
    void aJobThatRunsAgainForgetsItsOldSavepoint() {
        points.stopped(MAIN, Job.RISK, "a1", "file:/s/savepoint-a1");
        points.running(MAIN, Job.RISK, "b2");

        assertThat(points.find(MAIN, Job.RISK)).isEmpty();
    }

    @Test
    void deletesOnlyWhatNoJobGoesOnFrom() throws IOException {
        points.running(MAIN, Job.RISK, "a1");
        checkpoint("a1", 1);
        checkpoint("old", 1);
        Path used = Files.createDirectories(state.savepoints().resolve("savepoint-c3"));
        Path unused = Files.createDirectories(state.savepoints().resolve("savepoint-d4"));
        points.stopped(MAIN, Job.INGEST, "c3", used.toUri().toString());

        points.deleteUnused();

        assertThat(state.checkpoints().resolve("a1")).exists();
        assertThat(state.checkpoints().resolve("old")).doesNotExist();
        assertThat(used).exists();
        assertThat(unused).doesNotExist();
        assertThat(points.find(MAIN, Job.INGEST)).isPresent();
    }

    private void checkpoint(String job, int number) throws IOException {
        Path checkpoint = state.checkpoints().resolve(job).resolve("chk-" + number);
        Files.createDirectories(checkpoint);
        Files.writeString(checkpoint.resolve("_metadata"), "complete");
    }
}
