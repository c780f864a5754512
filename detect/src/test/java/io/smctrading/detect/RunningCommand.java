package io.smctrading.detect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command as a user runs it, in this process. */
final class RunningCommand {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /**
     * @return the exit code
     */
    int run(Object... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return DetectCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
    }

    List<String> errors() {
        return err.toString().lines().toList();
    }

    List<String> output() {
        return out.toString().lines().toList();
    }

    /** Names of everything in a folder, hidden files included. */
    static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
