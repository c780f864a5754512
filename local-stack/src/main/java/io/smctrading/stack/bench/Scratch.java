package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A folder for the time of one measurement. It goes when the measurement ends, however it ends: the
 * processes of a broken-off one first.
 */
final class Scratch implements AutoCloseable {

    private static final int GIGABYTE = 1_000_000_000;
    private static final int SECONDS_TO_END = 10;

    private final Path folder;
    private final Thread atExit = new Thread(this::breakOff);

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * @param parent is created if it is not there
     * @param bytes that will be needed
     * @throws StackException if its file system has less room
     */
    static Scratch in(Path parent, long bytes) {
        try {
            Files.createDirectories(parent);
            FileStore store = Files.getFileStore(parent);
            if (store.getUsableSpace() < bytes) {
                throw StackException.refused(
                        "%s has %.1f GB left, needed: %.1f; --state names another folder"
                                .formatted(
                                        parent,
                                        (double) store.getUsableSpace() / GIGABYTE,
                                        (double) bytes / GIGABYTE));
            }
            return new Scratch(Files.createTempDirectory(parent, "bench-detect-"));
        } catch (IOException e) {
            throw StackException.failed("no folder can be made in " + parent + ": " + e, e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Deletes what is there of a file or folder in it. */
    void delete(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw StackException.failed("cannot delete " + path + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending: the hook does it.
            return;
        }
        delete(folder);
    }

    private void breakOff() {
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        processes.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
            } catch (Exception e) {
                // Whatever became of it, the files go.
            }
        }
        delete(folder);
    }
}
