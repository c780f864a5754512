package io.smctrading.stack.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a command into a session of its own, so that Ctrl-C and a closing terminal reach only the
 * launcher, which then stops the servers in order.
 */
public final class OwnSession {

    private static final List<String> PREFIX = detect();

    private OwnSession() {}

    /** What to put in front of a command; it runs under the same process id. */
    public static List<String> prefix() {
        return PREFIX;
    }

    private static List<String> detect() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        // macOS has no setsid, but Perl.
        if (onPath("perl")) {
            return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die", "--");
        }
        return List.of();
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
