package io.smctrading.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir private Path data;

    @Test
    void aStrangerWithTheOldProcessIdIsNotTheServer() throws IOException {
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n/data\n");

        assertThat(PostgresServer.runningOn(data)).isEmpty();
    }

    @Test
    void aFolderWithoutServerHasNone() throws IOException {
        assertThat(PostgresServer.runningOn(data)).isEmpty();

        Files.writeString(data.resolve("postmaster.pid"), "");

        assertThat(PostgresServer.runningOn(data)).isEmpty();
    }
}
