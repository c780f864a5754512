package io.smctrading.stack.cli;

import io.smctrading.stack.StateFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
public final class StateOption {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "${env:SMC_STATE}",
            description = "folder of data, logs and passwords (SMC_STATE, default .smc)")
    private Path folder;

    public StateFolder folder() {
        // The launch script says where the project is; without it the present folder counts.
        Path home = Path.of(System.getProperty("smc.home", ""));
        return new StateFolder(folder == null ? home.resolve(".smc") : folder);
    }
}
