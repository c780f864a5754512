package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One stack per state folder, and one change of its jobs at a time, whichever process makes it. The
 * operating system drops a lock with its process, so a killed one leaves nothing to clean up.
 */
final class StackLock implements AutoCloseable {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws StackException if another stack holds the folder
     */
    static StackLock acquire(StateFolder state) {
        return tryHold(state.lock())
                .orElseThrow(
                        () ->
                                StackException.refused(
                                        ("a stack already runs on %s (%s): ./smc down stops it,"
                                                        + " --state takes another")
                                                .formatted(state.root(), owner(state))));
    }

    /**
     * Waits for the right to change which jobs run; not for use while this process holds it.
     *
     * @throws StackException if another command holds it for longer than the patience
     */
    static StackLock awaitJobs(StateFolder state, Duration patience) {
        long begin = System.nanoTime();
        Optional<StackLock> lock = tryJobs(state);
        while (lock.isEmpty()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw StackException.refused(
                        "another command is changing the jobs, try again when it is done");
            }
            LockSupport.parkNanos(POLL_NANOS);
            lock = tryJobs(state);
        }
        return lock.get();
    }

    /** The right to change which jobs run, if nobody has it. */
    static Optional<StackLock> tryJobs(StateFolder state) {
        return tryHold(state.jobsLock());
    }

    private static Optional<StackLock> tryHold(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StackLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(StateFolder state) {
        return StackRecord.running(state)
                .map(record -> record.command() + ", process " + record.launcher().pid())
                .orElse("starting");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the stack's lock", e);
        }
    }
}
