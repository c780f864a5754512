package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.flink.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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
        points.running(MAIN, Job.RISK, "a1", Optional.empty());
        points.stopped(MAIN, Job.RISK, "a1", "file:/s/savepoint-a1");

        assertThat(new ResumePoints(state).find(MAIN, Job.RISK)).contains("file:/s/savepoint-a1");
        assertThat(points.find(new Namespace("other"), Job.RISK)).isEmpty();
    }

    @Test
    void aKilledJobGoesOnFromItsNewestCompletedCheckpoint() throws IOException {
        points.running(MAIN, Job.RISK, "a1", Optional.empty());
        checkpoint("a1", 9);
        checkpoint("a1", 10);
        Files.createDirectories(state.checkpoints().resolve("a1").resolve("chk-11"));

        assertThat(points.find(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/a1/chk-10/"));
    }

    @Test
    void aJobKilledBeforeItsFirstCheckpointGoesOnFromWhereItWasRestored() throws IOException {
        Path savepoint = Files.createDirectories(state.savepoints().resolve("savepoint-a1"));
        String restored = savepoint.toUri().toString();
        points.stopped(MAIN, Job.RISK, "a1", restored);

        points.running(MAIN, Job.RISK, "b2", points.find(MAIN, Job.RISK));
        points.deleteUnused();
        assertThat(points.find(MAIN, Job.RISK)).contains(restored);

        points.running(MAIN, Job.RISK, "c3", points.find(MAIN, Job.RISK));
        points = new ResumePoints(state);
        points.deleteUnused();
        assertThat(points.find(MAIN, Job.RISK)).contains(restored);
        assertThat(savepoint).exists();
    }

    @Test
    void aCheckpointItWasRestoredFromIsKeptUntilTheJobHasItsOwn() throws IOException {
        points.running(MAIN, Job.RISK, "a1", Optional.empty());
        checkpoint("a1", 7);
        points.running(MAIN, Job.RISK, "b2", points.find(MAIN, Job.RISK));
        points.deleteUnused();
        assertThat(points.find(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/a1/chk-7/"));

        checkpoint("b2", 1);
        points.deleteUnused();

        assertThat(points.find(MAIN, Job.RISK))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/b2/chk-1/"));
        assertThat(state.checkpoints().resolve("a1")).doesNotExist();
    }

    @Test
    void aJobThatBeganAfreshForgetsItsOldSavepoint() {
        points.stopped(MAIN, Job.RISK, "a1", "file:/s/savepoint-a1");
        points.running(MAIN, Job.RISK, "b2", Optional.empty());

        assertThat(points.find(MAIN, Job.RISK)).isEmpty();
    }

    @Test
    void leavesNoHalfWrittenFile() throws IOException {
        points.running(MAIN, Job.RISK, "a1", Optional.empty());
        points.stopped(MAIN, Job.RISK, "a1", "file:/s/savepoint-a1");

        try (Stream<Path> files = Files.list(state.savepoints())) {
            assertThat(files).containsExactly(state.savepoints().resolve("main.json"));
        }
    }

    @Test
    void readsPointsThatNameNoRestoredState() throws IOException {
        Files.createDirectories(state.savepoints());
        Files.writeString(
                state.savepoints().resolve("main.json"),
                "{\"RISK\":{\"jobId\":\"a1\",\"savepoint\":\"file:/s/savepoint-a1\"}}");

        assertThat(points.find(MAIN, Job.RISK)).contains("file:/s/savepoint-a1");
    }

    @Test
    void deletesOnlyWhatNoJobGoesOnFrom() throws IOException {
        points.running(MAIN, Job.RISK, "a1", Optional.empty());
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
