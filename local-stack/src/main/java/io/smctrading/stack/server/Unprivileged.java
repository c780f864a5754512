package io.smctrading.stack.server;

import com.sun.security.auth.module.UnixSystem;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to run as root. Root in a container is common; there a user
 * namespace makes root look like nobody, and where that is forbidden the program runs as nobody.
 *
 * @param prefix what to put in front of the command
 * @param owner user who must own what the program writes; {@code null} for the present one
 */
record Unprivileged(List<String> prefix, String owner) {

    private static final String NOBODY = "nobody";

    static Unprivileged detect() {
        if (new UnixSystem().getUid() != 0) {
            return new Unprivileged(List.of(), null);
        }
        if (succeeds("unshare", "-U", "true")) {
            return new Unprivileged(List.of("unshare", "-U"), null);
        }
        List<String> asNobody =
                List.of("setpriv", "--reuid", NOBODY, "--regid", "65534", "--clear-groups");
        if (succeeds("setpriv", "--reuid", NOBODY, "--regid", "65534", "--clear-groups", "true")) {
            return new Unprivileged(asNobody, NOBODY);
        }
        throw StackException.refused(
                "PostgreSQL does not run as root, and neither unshare -U nor setpriv works here:"
                        + " run ./smc as another user");
    }

    /** Gives a folder and all in it to the user that the program runs as. */
    void own(Path folder) {
        if (owner == null) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            UserPrincipal user =
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(owner);
            for (Path path : paths.toList()) {
                Files.setOwner(path, user);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + folder + " to " + owner, e);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
