package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One stack per state folder. The operating system drops the lock with the process, so a killed
 * launcher leaves nothing to clean up.
 */
final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws StackException if another stack holds the folder
     */
    static StackLock acquire(StateFolder state) {
        Path file = state.lock();
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw StackException.refused(
                        "a stack already runs on %s (%s): ./smc down stops it, --state takes another"
                                .formatted(state.root(), owner(state)));
            }
            return new StackLock(channel);
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
