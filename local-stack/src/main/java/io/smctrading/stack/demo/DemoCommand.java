package io.smctrading.stack.demo;

import io.smctrading.platform.console.ProgressBar;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.ResidentMemory;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingPlan;
import io.smctrading.stack.cli.StackOptions;
import io.smctrading.stack.exchange.Agreement;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.topics.TopicAdmin;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades a week of real market history on the whole system. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Start everything and trade a week of real BTC/USD history, minute by minute, on a"
                        + " paper account, or over the wire at a simulated exchange (--venue)."
                        + " Runs until Ctrl-C.",
        footer = {
            "",
            "Exit code 0, or 1 if something failed or the ledger disagrees with the exchange."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final Pattern DEMO = Pattern.compile("demo-(\\d{1,9})");

    @Mixin private StackOptions options = new StackOptions();

    @Option(names = "--exit", description = "end after the summary")
    private boolean exit;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "also write the summary as JSON")
    private Path summaryFile;

    @Override
    public Integer call() throws InterruptedException {
        if (summaryFile != null && !Files.isDirectory(parent(summaryFile))) {
            throw StackException.refused(
                    "--summary '" + summaryFile + "': there is no folder " + parent(summaryFile));
        }
        TradeFile week = TradeFile.bitstampWeek();
        boolean agrees;
        // The simulated market moves with the replay only.
        StackConfig config =
                options.config()
                        .withPlan(
                                new TradingPlan(options.config().plan().venues(), BigDecimal.ZERO));
        try (Stack stack = Stack.start(config, "demo", DemoCommand::print)) {
            Namespace namespace = nextNamespace(stack.topics());
            stack.open(namespace, TopicAdmin.Retention.UNLIMITED);
            Duration startup = stack.uptime();
            printWhereToLook(stack, namespace);
            System.out.printf(
                    "Replaying %s: %,d trades from %s to %s%n",
                    week.name(), week.trades().size(), week.firstTime(), week.lastTime());
            ProgressBar bar =
                    new ProgressBar(
                            System.out, ProgressBar.onTerminal(), "trades", week.trades().size());
            DemoSummary summary = new DemoRun(stack, namespace).run(week, startup, bar::at);
            summary.print(System.out);
            agrees = summary.agreement().map(Agreement::holds).orElse(true);
            long resident =
                    stack.residentMemory() + ResidentMemory.ofProcess(ProcessHandle.current());
            System.out.printf("  %-19s %,d MB resident%n", "memory", resident >> 20);
            if (summaryFile != null) {
                summary.write(summaryFile);
            }
            if (!exit) {
                System.out.println("\nEverything keeps running; Ctrl-C ends it.");
                new CountDownLatch(1).await();
            }
        }
        return agrees ? 0 : StackException.FAILED;
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static Path parent(Path file) {
        return file.toAbsolutePath().getParent();
    }

    /** A fresh namespace; what earlier demonstrations left is removed. */
    private static Namespace nextNamespace(TopicAdmin topics) {
        List<Namespace> earlier =
                topics.namespaces().stream()
                        .filter(namespace -> DEMO.matcher(namespace.name()).matches())
                        .toList();
        int last = 0;
        for (Namespace namespace : earlier) {
            last = Math.max(last, Integer.parseInt(namespace.name().substring("demo-".length())));
            topics.remove(namespace);
        }
        return new Namespace("demo-" + (last + 1));
    }

    private static void printWhereToLook(Stack stack, Namespace namespace) {
        System.out.println("\nWhere to look");
        stack.urls().forEach((title, url) -> System.out.printf("  %-19s %s%n", title, url));
        System.out.printf("  %-19s %s.*%n", "topics", namespace.name());
        System.out.printf("  %-19s \"%s\"%n", "SQL schema", namespace.databaseSchema());
        System.out.println();
    }
}
