package io.smctrading.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smctrading.stack.StackException;
import io.smctrading.stack.StackPort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ServerProcessTest {

    @TempDir private Path folder;

    private ServerProcess server;

    @AfterEach
    void killServer() {
        server.kill();
    }

    @Test
    void tellsExitCodeAndComplaintOfAServerThatEndsAtOnce() throws IOException {
        server =
                process(
                        "echo starting; echo 'ERROR no such folder'; echo bye; exit 3",
                        () -> false);
        server.start();
        await().until(() -> !server.isAlive());
        await().until(() -> log().contains("bye"));

        assertThatThrownBy(server::awaitReady)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("test ended with exit code 3")
                .hasMessageContaining("ERROR no such folder")
                .hasMessageContaining("test.log");
    }

    @Test
    void tellsWhyAServerIsNotReadyInTime() {
        server =
                process(
                        "read -r line",
                        () -> {
                            throw new IOException("nobody there");
                        });
        server.start();

        assertThatThrownBy(server::awaitReady)
                .hasMessageContaining("test is not ready after 1 s")
                .hasMessageContaining("nobody there");
    }

    @Test
    void killsAServerThatDoesNotEndByItself() throws IOException {
        server = process("trap '' TERM; echo deaf; while :; do read -r line; done", () -> true);
        server.start();
        await().until(() -> log().contains("deaf"));

        server.stop();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void aKilledServerLeavesNoProcessBehind() throws IOException {
        server =
                process(
                        "for i in 1 2 3 4 5 6 7 8; do sleep 600 & done; echo all; wait",
                        () -> true);
        server.start();
        await().until(() -> log().contains("all"));
        List<ProcessHandle> children =
                ProcessHandle.of(server.pid()).orElseThrow().descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(8);

        server.kill();

        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void canBeStartedAgain() {
        server = process("read -r line", () -> true);
        server.start();
        long first = server.pid();
        server.stop();

        server.start();
        server.awaitReady();

        assertThat(server.isAlive()).isTrue();
        assertThat(server.pid()).isNotEqualTo(first);
    }

    private String log() throws IOException {
        Path log = folder.resolve("test.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private ServerProcess process(String script, Readiness readiness) {
        return new ServerProcess(
                new ServerSpec(
                        "test",
                        StackPort.KAFKA,
                        List.of("sh", "-c", script),
                        Map.of(),
                        folder.resolve("test.log"),
                        readiness,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));
    }
}
