package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a stack keeps everything it writes; deleting the folder of a stopped stack forgets all.
 *
 * @param root for example {@code .smc} in the project
 */
public record StateFolder(Path root) {

    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Data of a server that outlives a restart. */
    public Path data(String server) {
        return root.resolve("data").resolve(server);
    }

    /** Scratch space of a server, emptied at each start. */
    public Path temporary(String server) {
        return root.resolve("tmp").resolve(server);
    }

    public Path log(String server) {
        return logs().resolve(server + ".log");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Configuration written at start. */
    public Path configuration(String server) {
        return root.resolve("conf").resolve(server);
    }

    /** Password files, readable by the owner only. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    public Path savepoints() {
        return root.resolve("savepoints");
    }

    /** Tells other processes what runs: see {@link StackRecord}. */
    public Path record() {
        return root.resolve("run").resolve("stack.json");
    }

    /** Held by the launcher as long as it runs. */
    public Path lock() {
        return root.resolve("run").resolve("stack.lock");
    }

    /** Held by whoever changes which jobs run, while it does. */
    Path jobsLock() {
        return root.resolve("run").resolve("jobs.lock");
    }

    /** Creates a folder of the state and returns it. */
    static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }
}
