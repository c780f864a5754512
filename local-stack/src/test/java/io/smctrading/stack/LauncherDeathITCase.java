package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.stack.StackRecord.Phase;
import io.smctrading.stack.StackRecord.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No server outlives its launcher, however that ends. */
class LauncherDeathITCase {

    @TempDir private Path folder;

    private Process launcher;

    @AfterEach
    void killLauncher() {
        if (launcher != null) {
            launcher.destroyForcibly();
        }
    }

    @Test
    void everyServerEndsWithAKilledLauncherAndTheNextStartFindsAllData() throws Exception {
        StateFolder state = new StateFolder(folder);
        Ports ports = Ports.free();
        launcher = launch(ports);
        StackRecord first = awaitReady(state);
        List<ProcessHandle> processes = processesOf(first);
        assertThat(first.servers())
                .extracting(Server::name)
                .containsExactlyInAnyOrder(
                        "kafka", "postgres", "registry", "jobmanager", "taskmanager");
        assertThat(processes).hasSizeGreaterThan(first.servers().size());

        // PostgreSQL that lost its shells as well stays behind: the next start ends it first. The
        // launcher is halted meanwhile, or it would start another one.
        ProcessHandle shell = processOf(first, "postgres");
        ProcessHandle orphan =
                shell.children().filter(LauncherDeathITCase::isPostgres).findFirst().orElseThrow();
        List<ProcessHandle> watchers =
                shell.children().filter(child -> !isPostgres(child)).toList();
        List<ProcessHandle> bereaved = new ArrayList<>(processes);
        bereaved.remove(orphan);
        bereaved.removeAll(orphan.descendants().toList());
        new ProcessBuilder("kill", "-STOP", Long.toString(launcher.pid())).start().waitFor();
        watchers.forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        launcher.destroyForcibly().waitFor();
        awaitGone(bereaved);
        assertThat(orphan.isAlive()).isTrue();

        launcher = launch(ports);
        StackRecord second = awaitReady(state);
        assertThat(orphan.isAlive()).isFalse();
        List<ProcessHandle> all = processesOf(second);
        launcher.destroyForcibly().waitFor();
        awaitGone(all);

        // Asked to end while it starts.
        launcher = launch(ports);
        StackRecord third = awaitRecord(state, record -> record.servers().size() > 2);
        List<ProcessHandle> last = processesOf(third);
        assertThat(third.phase()).isEqualTo(Phase.STARTING);
        assertThat(last).isNotEmpty();
        launcher.destroy();
        assertThat(launcher.waitFor()).isEqualTo(143);
        assertThat(last).noneMatch(ProcessHandle::isAlive);
        assertThat(StackRecord.read(state).orElseThrow().phase()).isEqualTo(Phase.STOPPED);
    }

    private static void awaitGone(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private Process launch(Ports ports) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", Distribution.current().classPath()));
        command.addAll(List.of(Smc.class.getName(), "supervise", "--servers-only"));
        command.addAll(List.of("--state", folder.toString()));
        ports.byServer()
                .forEach(
                        (server, port) ->
                                command.addAll(List.of(server.option(), Integer.toString(port))));
        Path output = folder.resolve("launcher.out");
        Files.deleteIfExists(output);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private StackRecord awaitReady(StateFolder state) {
        return awaitRecord(state, record -> record.phase() == Phase.READY);
    }

    private StackRecord awaitRecord(StateFolder state, Predicate<StackRecord> expected) {
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                !launcher.isAlive()
                                        || StackRecord.running(state).filter(expected).isPresent());
        assertThat(launcher.isAlive()).as("launcher, see its output").isTrue();
        return StackRecord.running(state).orElseThrow();
    }

    private static List<ProcessHandle> processesOf(StackRecord record) {
        List<ProcessHandle> processes = new ArrayList<>();
        for (Server server : record.servers()) {
            ProcessHandle process = processOf(record, server.name());
            processes.add(process);
            processes.addAll(process.descendants().toList());
        }
        return processes;
    }

    private static ProcessHandle processOf(StackRecord record, String name) {
        return record.servers().stream()
                .filter(server -> server.name().equals(name))
                .flatMap(server -> server.process().find().stream())
                .findFirst()
                .orElseThrow();
    }
}
