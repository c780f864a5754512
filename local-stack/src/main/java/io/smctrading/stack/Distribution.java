package io.smctrading.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build assembles: the jars of every server and job.
 *
 * @param root contains {@code lib}, {@code flink}, {@code registry}, {@code jobs}, {@code sidecar},
 *     {@code simulator}
 */
public record Distribution(Path root) {

    public Distribution {
        root = root.toAbsolutePath().normalize();
    }

    /** The distribution that this class was loaded from, or the one beside its class folder. */
    public static Distribution current() {
        try {
            Path code =
                    Path.of(
                            Distribution.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path parent = code.getParent();
            boolean assembled = parent.endsWith("lib");
            return new Distribution(assembled ? parent.getParent() : parent.resolve("dist"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Class path of the launcher and of the broker. */
    public String classPath() {
        return root.resolve("lib") + "/*";
    }

    public String flinkClassPath() {
        return root.resolve("flink").resolve("lib") + "/*";
    }

    public Path flinkConfiguration() {
        return root.resolve("flink").resolve("conf");
    }

    public Path configuration() {
        return root.resolve("conf");
    }

    /** The agent that ties a server to its launcher. */
    public Path lifeline() {
        return only(root.resolve("agent"), "local-stack-.*-lifeline\\.jar");
    }

    public Path registry() {
        return only(root.resolve("registry"), "apicurio-registry-app-.*-runner\\.jar");
    }

    public Path sidecar() {
        return only(root.resolve("sidecar"), "execution-sidecar-.*\\.jar");
    }

    public Path simulator() {
        return only(root.resolve("simulator"), "exchange-simulator-.*\\.jar");
    }

    /**
     * @param name for example {@code smc-cep}
     */
    public Path job(String name) {
        return only(root.resolve("jobs"), name + "-[0-9].*\\.jar");
    }

    private static Path only(Path folder, String pattern) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.getFileName().toString().matches(pattern)).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
        } catch (IOException e) {
            throw missing(folder, pattern, e);
        }
        throw missing(folder, pattern, null);
    }

    private static StackException missing(Path folder, String pattern, IOException cause) {
        return StackException.refused(
                "%s holds no single %s%s: build the project anew with mvn clean package"
                        .formatted(folder, pattern, cause == null ? "" : " (" + cause + ")"));
    }
}
