package io.smctrading.detect.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A file that appears when all of it is written, in place of what was there before. Until then it
 * is made in a hidden folder beside its place, which {@link #close} removes.
 */
public final class WholeFile implements AutoCloseable {
    private final Path place;
    private final Path folder;

    private WholeFile(Path place, Path folder) {
        this.place = place;
        this.folder = folder;
    }

    /**
     * @param file in a folder that exists
     */
    public static WholeFile at(Path file) throws IOException {
        // What a link names is replaced, not the link.
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        return new WholeFile(
                place,
                Files.createTempDirectory(
                        place.getParent(), "." + place.getFileName() + ".unfinished-"));
    }

    /** Where the parts are made. */
    Path folder() {
        return folder;
    }

    /** What {@link #publish} puts in place. */
    public Path draft() {
        return folder.resolve("whole");
    }

    /** Puts the draft in its place, in one step. */
    public void publish() throws IOException {
        Files.move(
                draft(),
                place,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes whatever was not published. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> left = Files.list(folder)) {
            for (Path part : left.toList()) {
                Files.deleteIfExists(part);
            }
        }
        Files.deleteIfExists(folder);
    }
}
