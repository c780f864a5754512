package io.smctrading.stack.cli;

import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.StateFolder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the stack and waits until every process is gone. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop the stack and wait until it is gone. Data stays.")
public final class DownCommand implements Callable<Integer> {

    private static final long TIMEOUT_SECONDS = 120;

    @Mixin private StateOption state = new StateOption();

    @Override
    public Integer call() throws InterruptedException {
        StateFolder folder = state.folder();
        Optional<StackRecord> running = StackRecord.running(folder);
        if (running.isEmpty()) {
            System.out.println("no stack runs on " + folder.root());
            return 0;
        }
        long begin = System.nanoTime();
        ProcessHandle launcher = running.get().launcher().find().orElseThrow();
        launcher.destroy();
        try {
            launcher.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw StackException.failed(
                    "the stack, process %d, has not ended after %d s"
                            .formatted(launcher.pid(), TIMEOUT_SECONDS),
                    e);
        }
        List<String> left =
                StackRecord.read(folder).map(StackRecord::servers).orElse(List.of()).stream()
                        .filter(server -> server.process().isAlive())
                        .map(server -> server.name() + " (" + server.process().pid() + ")")
                        .toList();
        if (!left.isEmpty()) {
            throw StackException.failed("still running: " + String.join(", ", left));
        }
        System.out.printf("down after %.1f s%n", (System.nanoTime() - begin) / 1e9);
        return 0;
    }
}
