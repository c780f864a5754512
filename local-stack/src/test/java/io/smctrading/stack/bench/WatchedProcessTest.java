package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedProcessTest {
    @TempDir private Path folder;

    @Test
    void looksAtAProcessAndKeepsWhatItPrints() {
        List<Long> seen = new ArrayList<>();

        WatchedProcess process =
                WatchedProcess.run(
                        List.of("sh", "-c", "echo out; echo err >&2"),
                        folder.resolve("log"),
                        running -> seen.add(running.pid()));

        assertThat(process.output()).isEqualTo("out\nerr\n");
        assertThat(seen).isNotEmpty();
    }

    @Test
    void aProcessThatFailsIsToldWithItsLastLine() {
        assertThatThrownBy(
                        () ->
                                WatchedProcess.run(
                                        List.of(
                                                "sh",
                                                "-c",
                                                "echo first; echo no space left; exit 3"),
                                        folder.resolve("log"),
                                        running -> {}))
                .isInstanceOf(StackException.class)
                .hasMessage("sh -c ended with code 3: no space left");
    }

    @Test
    void peakOfMemoryIsInTheStatusOfAProcess() {
        assertThat(WatchedProcess.peakBytes("Name:\tjava\nVmHWM:\t  1024 kB\nVmRSS:\t 12 kB\n"))
                .isEqualTo(1 << 20);
        assertThat(WatchedProcess.peakBytes("Name:\tjava\n")).isZero();
    }

    @Test
    void aScratchFolderGoesWithWhatIsInIt() throws Exception {
        Path inside;
        try (Scratch scratch = Scratch.in(folder.resolve("new"), 1)) {
            inside = scratch.folder();
            Files.writeString(Files.createDirectories(inside.resolve("a/b")).resolve("c"), "x");
        }

        assertThat(inside).doesNotExist();
        assertThatThrownBy(() -> Scratch.in(folder, Long.MAX_VALUE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("GB left, needed: ");
    }
}
