package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void namesServerAndOptionOfABusyPort() throws IOException {
        try (ServerSocket busy =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> Preflight.checkPort(StackPort.REGISTRY, port))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "port "
                                    + port
                                    + " is in use, the schema registry needs it: choose another"
                                    + " with --registry-port or SMC_REGISTRY_PORT")
                    .extracting("exitCode")
                    .isEqualTo(StackException.REFUSED);
        }
    }

    @Test
    void acceptsAFreePort() {
        int port = Ports.free().of(StackPort.KAFKA);

        assertThatCode(() -> Preflight.checkPort(StackPort.KAFKA, port)).doesNotThrowAnyException();
    }

    @Test
    void tellsHowMuchMemoryIsMissing() {
        assertThatThrownBy(() -> Preflight.checkMemory(1_000 * MEGABYTE, 2_600 * MEGABYTE))
                .hasMessage("too little memory: the stack needs 2600 MB, available are 1000 MB");
        assertThatCode(() -> Preflight.checkMemory(2_600 * MEGABYTE, 2_600 * MEGABYTE))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsHowMuchDiskSpaceIsMissing() {
        assertThatThrownBy(
                        () -> Preflight.checkDisk(Path.of("/x"), 10 * MEGABYTE, 2_048 * MEGABYTE))
                .hasMessageContaining("too little disk space for /x")
                .hasMessageContaining("needs 2048 MB, free are 10 MB");
    }
}
