package io.smctrading.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    @TempDir private Path folder;

    @Test
    void keepsTheLogOfTheStartBefore() throws IOException {
        Path file = folder.resolve("kafka.log");

        copy("first", file, 1_000);
        copy("second", file, 1_000);

        assertThat(file).hasContent("second");
        assertThat(folder.resolve("kafka.log.1")).hasContent("first");
    }

    @Test
    void takesNoMoreDiskThanTwoFiles() throws IOException {
        Path file = folder.resolve("kafka.log");

        copy("x".repeat(100_000), file, 10_000);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        long bytes = Files.size(file) + Files.size(folder.resolve("kafka.log.1"));
        assertThat(bytes).isLessThan(2 * (10_000 + BoundedLog.BUFFER));
    }

    private static void copy(String text, Path file, long limit) {
        new BoundedLog(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
                        file,
                        limit)
                .run();
    }
}
