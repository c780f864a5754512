package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.stack.flink.ClusterStub;
import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.flink.JobSubmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespaceJobsTest {

    private static final Namespace MAIN = new Namespace("main");
    private static final Optional<String> NOWHERE = Optional.empty();

    @TempDir private Path folder;

    private final List<String> told = new ArrayList<>();
    private ClusterStub cluster;
    private StateFolder state;
    private NamespaceJobs jobs;

    @BeforeEach
    void startCluster() throws IOException {
        cluster = new ClusterStub();
        state = new StateFolder(folder.resolve("state"));
        jobs = open();
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    /** As another process would. */
    private NamespaceJobs open() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("dist").resolve("jobs"));
        for (Job job : Job.values()) {
            Files.writeString(jars.resolve(job.code() + "-0.jar"), "jar");
        }
        StackConfig config =
                StackConfig.in(state.root())
                        .withDistribution(new Distribution(folder.resolve("dist")));
        FlinkCluster flink = new FlinkCluster(cluster.rest());
        return new NamespaceJobs(
                state,
                flink,
                new JobSubmission(
                        flink, config.distribution(), Endpoints.of(config), config.plan()),
                MAIN,
                told::add);
    }

    @Test
    void aStoppedJobStaysStoppedWhenTheClusterHasLostAll() throws IOException {
        jobs.submit(Job.INGEST, 2, List.of("--dedupe.window", "5min"), NOWHERE, false);
        jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false);
        String savepoint = jobs.stop(Job.RISK);
        cluster.forgetAll();

        NamespaceJobs launcher = open();
        for (Job job : Job.values()) {
            launcher.keep(job);
        }

        assertThat(cluster.submissions()).hasSize(3);
        JsonNode again = cluster.submissions().get(2);
        assertThat(again.path("parallelism").asInt()).isEqualTo(2);
        assertThat(again.path("programArgsList").toString()).contains("--dedupe.window\",\"5min");
        assertThat(launcher.live(Job.RISK)).isEmpty();

        jobs.resume(Job.RISK, Optional.empty(), Optional.empty());
        assertThat(cluster.submissions().get(3).path("savepointPath").asText())
                .isEqualTo(savepoint);
    }

    @Test
    void aRescaledJobGoesOnFromItsSavepointAndKeepsItsArguments() {
        jobs.submit(Job.SMC_CEP, 1, List.of("--entry.min-confidence", "0.5"), NOWHERE, false);

        jobs.rescale(Job.SMC_CEP, 3);

        JsonNode last = cluster.submissions().get(1);
        assertThat(last.path("parallelism").asInt()).isEqualTo(3);
        assertThat(last.path("savepointPath").asText()).startsWith("file:/savepoint-");
        assertThat(last.path("programArgsList").toString()).contains("--entry.min-confidence");
        assertThat(jobs.kept().get(Job.SMC_CEP).parallelism()).isEqualTo(3);
    }

    @Test
    void aRescalingThatWasCutOffIsCompletedByTheLauncher() {
        jobs.submit(Job.INGEST, 1, List.of(), NOWHERE, false);
        String id = jobs.live(Job.INGEST).orElseThrow().id();
        KeptJob wider = jobs.kept().get(Job.INGEST).as(2, List.of()).suspended("file:/savepoint-x");
        new KeptJobs(state).put(MAIN, Job.INGEST, wider);
        cluster.put(id, "main.ingest", "FINISHED");

        assertThat(jobs.keep(Job.INGEST)).isPresent();

        assertThat(cluster.submissions().get(1).path("savepointPath").asText())
                .isEqualTo("file:/savepoint-x");
        assertThat(cluster.submissions().get(1).path("parallelism").asInt()).isEqualTo(2);
    }

    @Test
    void whatWasDoneOnTheDashboardIsNoted() {
        jobs.submit(Job.INGEST, 1, List.of("--a", "b"), NOWHERE, false);
        jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false);
        String ingest = jobs.live(Job.INGEST).orElseThrow().id();
        String risk = jobs.live(Job.RISK).orElseThrow().id();
        cluster.put(ingest, "main.ingest", "CANCELED");
        cluster.put("byhand", "main.ingest", "RUNNING");
        cluster.put(risk, "main.risk", "CANCELED");

        jobs.keep(Job.INGEST);
        jobs.keep(Job.RISK);

        KeptJob adopted = jobs.kept().get(Job.INGEST);
        assertThat(adopted.jobId()).isEqualTo("byhand");
        assertThat(adopted.parallelism()).isEqualTo(2);
        assertThat(adopted.arguments()).containsExactly("--a", "b");
        assertThat(jobs.kept().get(Job.RISK).stopped()).isTrue();
        assertThat(told).last().asString().contains("job risk was stopped by hand");
        assertThat(cluster.submissions()).hasSize(2);
    }

    @Test
    void aJobThatFlinkGaveUpIsNotStartedAgainAndAgain() {
        jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false);
        cluster.put(jobs.live(Job.RISK).orElseThrow().id(), "main.risk", "FAILED");

        assertThat(jobs.keep(Job.RISK)).isEmpty();
        assertThat(cluster.submissions()).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeDoneAsAsked() {
        refused(() -> jobs.stop(Job.RISK), "risk does not run in main");
        refused(
                () -> jobs.resume(Job.RISK, Optional.empty(), Optional.empty()),
                "there is nothing that risk could go on from");
        refused(
                () -> jobs.submit(Job.RISK, 5, List.of(), NOWHERE, false),
                "parallelism 5 of risk is not possible, allowed: 1 to 4 (0 of 4 task slots");
        jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false);
        refused(
                () -> jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false),
                "risk runs already, as id1 in state RUNNING");
        jobs.stop(Job.RISK);
        refused(() -> jobs.stop(Job.RISK), "risk is stopped already");
        refused(
                () -> jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false),
                "risk has state of its last run");
        assertThat(jobs.kept().get(Job.RISK).savepoint()).isEqualTo("file:/savepoint-id1");
    }

    @Test
    void aFreshStartHasForgottenAllStateBeforeTheFirstJobRuns() {
        jobs.submit(Job.INGEST, 1, List.of("--a", "b"), NOWHERE, false);
        jobs.submit(Job.RISK, 1, List.of(), NOWHERE, false);
        jobs.stop(Job.RISK);

        assertThat(jobs.open(true)).containsOnlyKeys(Job.INGEST, Job.SMC_CEP, Job.STORAGE);

        KeptJobs read = new KeptJobs(state);
        assertThat(read.of(MAIN, Job.INGEST).arguments()).containsExactly("--a", "b");
        assertThat(read.resumePoint(MAIN, Job.INGEST)).isEmpty();
        assertThat(read.resumePoint(MAIN, Job.RISK)).isEmpty();
        assertThat(read.of(MAIN, Job.RISK).stopped()).isTrue();
    }

    @Test
    void onlyOneChangesTheJobsAtATime() {
        try (StackLock held = StackLock.tryJobs(state).orElseThrow()) {
            assertThat(StackLock.tryJobs(state)).isEmpty();
            refused(
                    () -> StackLock.awaitJobs(state, Duration.ofMillis(1)),
                    "another command is changing the jobs");
        }
        StackLock.tryJobs(state).orElseThrow().close();
    }

    private static void refused(Runnable change, String reason) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        StackException.class,
                        problem -> assertThat(problem.exitCode()).isEqualTo(StackException.REFUSED))
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1);
    }
}
