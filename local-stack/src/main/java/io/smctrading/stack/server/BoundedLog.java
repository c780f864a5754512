package io.smctrading.stack.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what a server prints to its log file. A file holds {@link #LIMIT} bytes at most and the
 * one before it is kept as {@code NAME.log.1}, so that a server in trouble cannot fill the disk.
 */
final class BoundedLog implements Runnable {

    static final long LIMIT = 16L * 1024 * 1024;
    static final int BUFFER = 8192;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedLog.class);

    private final InputStream output;
    private final Path file;
    private final long limit;

    /**
     * @param output what the server prints
     * @param limit bytes after which a new file is begun, within a {@link #BUFFER}
     */
    BoundedLog(InputStream output, Path file, long limit) {
        this.output = output;
        this.file = file;
        this.limit = limit;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[BUFFER];
        try {
            int length = output.read(buffer);
            while (length >= 0) {
                length = fill(buffer, length);
            }
        } catch (IOException e) {
            // The server or the disk is gone. Nobody is left to tell but the launcher's own log.
            LOG.warn("log {} ended", file, e);
        }
    }

    /** Writes one file from what was read first until it is full or the server has ended. */
    private int fill(byte[] buffer, int firstLength) throws IOException {
        if (Files.exists(file)) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        int length = firstLength;
        long written = 0;
        try (OutputStream log = new BufferedOutputStream(Files.newOutputStream(file))) {
            while (length >= 0 && written < limit) {
                log.write(buffer, 0, length);
                written += length;
                if (output.available() == 0) {
                    log.flush();
                }
                length = output.read(buffer);
            }
        }
        return length;
    }
}
