package io.smctrading.stack.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.smctrading.stack.StackException;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report goes besides the screen. */
final class BenchOutput {

    @Option(names = "--output", paramLabel = "FILE", description = "also write the figures as JSON")
    private Path file;

    /** Refuses a file that cannot be written, before minutes are spent. */
    void check() {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw StackException.refused(
                    "--output '%s': there is no folder %s"
                            .formatted(file, file.toAbsolutePath().getParent()));
        }
    }

    void write(Object report) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(report)
                            + "\n");
        } catch (IOException e) {
            throw StackException.failed("the figures cannot be written to " + file + ": " + e, e);
        }
    }
}
