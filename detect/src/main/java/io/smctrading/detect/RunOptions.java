package io.smctrading.detect;

import picocli.CommandLine.Option;

/** How it runs. */
final class RunOptions {
    private static final int MOST = 32;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "series that are worked on at the same time, 1 to 32 (default: the cores);"
                            + " the result is the same")
    private String parallelism;

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress, no counts")
    private boolean quiet;

    @Option(names = "--verbose", description = "Flink's warnings, and where an error came from")
    private boolean verbose;

    int parallelism() {
        return parallelism == null
                ? Math.min(MOST, Runtime.getRuntime().availableProcessors())
                : OptionText.whole("--parallelism", parallelism, 1, MOST);
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }
}
