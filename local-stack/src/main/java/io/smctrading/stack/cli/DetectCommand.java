package io.smctrading.stack.cli;

import io.smctrading.stack.StackException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Names detect among the commands. The script {@code smc} starts it as a process of its own, with
 * Flink inside and without anything of the stack.
 */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {
            "Find market structure and entry signals in files of candles; needs no stack.",
            "./smc detect --help tells its options."
        })
public final class DetectCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw StackException.refused("detect is a process of its own: start it with ./smc detect");
    }
}
