package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.server.ServerProcess;
import io.smctrading.stack.server.ServerSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    @TempDir private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ServerGroup servers = new ServerGroup(Ports.defaults(), line -> {}, () -> {});

    @AfterEach
    void killServers() {
        servers.all().forEach(ServerProcess::kill);
    }

    @Test
    void startsAServerAgainThatEndedByItself() {
        ServerProcess server = launched("read -r line");
        long first = server.pid();
        Watch watch = new Watch(servers, servers::launch, () -> {}, told::add);

        watch.look();
        assertThat(server.pid()).isEqualTo(first);

        server.kill();
        watch.look();

        assertThat(server.isAlive()).isTrue();
        assertThat(server.pid()).isNotEqualTo(first);
        assertThat(told).containsExactly("test ended with exit code 137, starting it again");
    }

    @Test
    void leavesAServerAloneThatEndsAgainAndAgain() {
        launched("read -r line").kill();
        Watch watch = new Watch(servers, ignored -> {}, () -> {}, told::add);

        for (int look = 0; look < 3 * Watch.RESTARTS; look++) {
            watch.look();
        }

        assertThat(told).hasSize(Watch.RESTARTS);
    }

    @Test
    void nothingIsStartedInAClosedGroup() {
        ServerProcess server = launched("read -r line");
        Watch watch = new Watch(servers, servers::launch, () -> {}, told::add);
        server.kill();
        servers.close();

        watch.look();

        assertThat(server.isAlive()).isFalse();
        assertThat(told).contains("the stack is being stopped");
    }

    private ServerProcess launched(String script) {
        ServerProcess server =
                new ServerProcess(
                        new ServerSpec(
                                "test",
                                StackPort.KAFKA,
                                List.of("sh", "-c", script),
                                Map.of(),
                                folder.resolve("test.log"),
                                () -> true,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1)));
        servers.launch(server);
        return server;
    }
}
