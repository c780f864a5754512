package io.smctrading.stack.server;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this platform, unpacked once from the archive that the class path
 * carries (the build takes the one of the building machine's platform).
 */
final class PostgresBinaries {

    private static final int XZ_MEMORY_KILOBYTES = 128 * 1024;

    private PostgresBinaries() {}

    /**
     * Unpacks into {@code folder} unless it is there already.
     *
     * @return the folder of the programs
     */
    static Path unpackInto(Path folder) {
        Path programs = folder.resolve("bin");
        if (Files.isExecutable(programs.resolve("postgres"))) {
            return programs;
        }
        String archive = archiveName();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw StackException.refused(
                        archive
                                + " is not on the class path: PostgreSQL runs here on Linux and"
                                + " macOS, x86-64 and ARM64; build on the machine that runs it");
            }
            // Beside the goal first, so that an interrupted attempt leaves nothing half done.
            Path attempt = folder.resolveSibling(folder.getFileName() + ".part");
            delete(attempt);
            Files.createDirectories(attempt);
            unpack(packed, attempt);
            delete(folder);
            Files.move(attempt, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + archive + " into " + folder, e);
        }
        return programs;
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(packed, XZ_MEMORY_KILOBYTES))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry " + entry.getName() + " leaves its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(folder.resolve(entry.getLinkName()), target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString(
                                    executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> paths = Files.walk(folder)) {
            content = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.delete(path);
        }
    }

    private static String archiveName() {
        String system =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        String architecture =
                switch (System.getProperty("os.arch")) {
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "x86_64";
                };
        return "postgres-" + system + "-" + architecture + ".txz";
    }
}
