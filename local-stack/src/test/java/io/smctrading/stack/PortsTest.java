package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void everyServerHasADefaultOfItsOwn() {
        Ports ports = Ports.defaults();

        assertThat(ports.byServer()).hasSize(StackPort.values().length);
        assertThat(ports.byServer().values()).doesNotHaveDuplicates();
        assertThat(ports.address(StackPort.KAFKA)).isEqualTo("127.0.0.1:19092");
    }

    @Test
    void refusesTwoServersOnOnePort() {
        assertThatThrownBy(() -> new Ports(Map.of(StackPort.FLINK, 15_432)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--postgres-port")
                .hasMessageContaining("--flink-port")
                .hasMessageContaining("15432");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new Ports(Map.of(StackPort.KAFKA, 70_000)))
                .hasMessage("--kafka-port 70000 is not a port, allowed: 1 to 65535");
        assertThatThrownBy(() -> new Ports(Map.of(StackPort.SIDECAR, 0)))
                .hasMessageContaining("--sidecar-port 0");
    }

    @Test
    void freePortsDiffer() {
        assertThat(Ports.free().byServer().values()).doesNotHaveDuplicates();
    }
}
