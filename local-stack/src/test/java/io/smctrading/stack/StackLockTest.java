package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    @TempDir private Path folder;

    @Test
    void letsOneStackIntoAFolder() {
        StateFolder state = new StateFolder(folder);
        try (StackLock held = StackLock.acquire(state)) {
            assertThatThrownBy(() -> StackLock.acquire(state))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("a stack already runs on " + folder)
                    .extracting("exitCode")
                    .isEqualTo(StackException.REFUSED);
        }
        assertThatCode(() -> StackLock.acquire(state).close()).doesNotThrowAnyException();
    }
}
