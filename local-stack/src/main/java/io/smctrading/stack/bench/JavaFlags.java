package io.smctrading.stack.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a JVM was started, so that another one can be started alike.
 *
 * @param java the program
 * @param options those before the class path
 * @param classPath as it was given
 * @param arguments behind the main class
 */
record JavaFlags(String java, List<String> options, String classPath, List<String> arguments) {

    // A process writes an archive of its classes once; it is not written again for others.
    private static final String WRITES_ARCHIVE = "-XX:ArchiveClassesAtExit";

    JavaFlags {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** Of a running process, if it is a JVM with this main class by now. */
    static Optional<JavaFlags> of(ProcessHandle process, String mainClass) {
        return process.info()
                .command()
                .flatMap(
                        java ->
                                process.info()
                                        .arguments()
                                        .flatMap(words -> of(java, List.of(words), mainClass)));
    }

    static Optional<JavaFlags> of(String java, List<String> words, String mainClass) {
        int main = words.indexOf(mainClass);
        int classPath = words.indexOf("-cp");
        if (main < 0 || classPath < 0 || classPath > main) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>(words.subList(0, classPath));
        options.addAll(words.subList(classPath + 2, main));
        options.removeIf(option -> option.startsWith(WRITES_ARCHIVE));
        return Optional.of(
                new JavaFlags(
                        java,
                        options,
                        words.get(classPath + 1),
                        words.subList(main + 1, words.size())));
    }

    /** The same JVM with a jar behind its class path and another main class. */
    List<String> command(Path jar, String mainClass, List<String> otherArguments) {
        return command(classPath + File.pathSeparator + jar, List.of(), mainClass, otherArguments);
    }

    /** The same JVM with more options. */
    List<String> command(List<String> more, String mainClass, List<String> otherArguments) {
        return command(classPath, more, mainClass, otherArguments);
    }

    private List<String> command(
            String path, List<String> more, String mainClass, List<String> otherArguments) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(options);
        command.addAll(more);
        command.add("-cp");
        command.add(path);
        command.add(mainClass);
        command.addAll(otherArguments);
        return command;
    }
}
