package io.smctrading.stack.cli;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The process behind {@code up}: holds the servers until it is asked to end. */
@Command(
        name = "supervise",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Run the stack in the foreground until interrupted (what up starts).")
public final class SuperviseCommand implements Callable<Integer> {

    @Mixin private StackOptions options = new StackOptions();

    @Option(names = "--namespace", defaultValue = "main", description = "default main")
    private String namespace;

    @Option(names = "--servers-only", description = "without sidecar and jobs")
    private boolean serversOnly;

    @Option(names = "--fresh", description = "jobs without their earlier state")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Namespace opened = new Namespace(namespace);
        try (Stack stack = Stack.start(options.config(), "up", SuperviseCommand::print)) {
            if (!serversOnly) {
                stack.resume(opened, fresh);
            }
            stack.keepRunning();
            System.out.println(UpCommand.READY);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
