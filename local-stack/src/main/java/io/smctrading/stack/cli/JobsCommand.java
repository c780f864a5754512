package io.smctrading.stack.cli;

import io.smctrading.stack.JobFigures;
import io.smctrading.stack.NamespaceJobs;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.flink.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists and changes the jobs of the running stack. A change lasts: what was stopped stays stopped
 * and what was rescaled stays so, over restarts of a server and of the stack.
 */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = "List the jobs, or start, stop, resume and rescale one.",
        footer = {
            "",
            "Without a subcommand it lists. CHECKPOINT is the newest one: its age, size and duration.",
            "LAG is the number of records not read yet. Jobs: ingest, smc-cep, risk, storage."
        },
        subcommands = {
            JobsCommand.ListJobs.class,
            JobsCommand.Submit.class,
            JobsCommand.Stop.class,
            JobsCommand.Resume.class,
            JobsCommand.Rescale.class
        })
public final class JobsCommand implements Callable<Integer> {

    private static final String NAME = "NAME";
    private static final String NAME_HELP = "ingest, smc-cep, risk or storage";
    private static final String ARGUMENTS = "-- --KEY VALUE";

    @Mixin private StateOption state = new StateOption();

    @Override
    public Integer call() {
        return list(state);
    }

    private static int list(StateOption state) {
        JobTable.print(System.out, JobFigures.of(RunningStack.on(state.folder()), Instant.now()));
        return 0;
    }

    private static Job job(String name) {
        return Job.of(name)
                .orElseThrow(
                        () ->
                                StackException.refused(
                                        "no job '%s', allowed: %s".formatted(name, Job.codes())));
    }

    private static NamespaceJobs jobs(StateOption state) {
        return RunningStack.on(state.folder()).jobs(System.out::println);
    }

    private static int positive(int parallelism) {
        if (parallelism < 1) {
            throw StackException.refused(
                    "parallelism %d is too small, allowed: 1 or more".formatted(parallelism));
        }
        return parallelism;
    }

    /** The default, spelled out. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the jobs.")
    static final class ListJobs implements Callable<Integer> {

        @Mixin private StateOption state = new StateOption();

        @Override
        public Integer call() {
            return list(state);
        }
    }

    /** Starts a job that does not run. */
    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = "Start a job that does not run, without state or from a savepoint.")
    static final class Submit implements Callable<Integer> {

        @Mixin private StateOption state = new StateOption();

        @Parameters(index = "0", paramLabel = NAME, description = NAME_HELP)
        private String name;

        @Parameters(
                index = "1..*",
                paramLabel = ARGUMENTS,
                description = "settings of the job, see docs/configuration.md")
        private List<String> arguments = List.of();

        @Option(
                names = "--parallelism",
                paramLabel = "N",
                defaultValue = "1",
                description = "number of parallel subtasks (default 1)")
        private int parallelism;

        @Option(
                names = "--from",
                paramLabel = "SAVEPOINT",
                description = "folder of a savepoint or checkpoint to begin with")
        private String from;

        @Option(names = "--fresh", description = "forget the state of its last run")
        private boolean fresh;

        @Override
        public Integer call() {
            Job job = job(name);
            if (from != null && fresh) {
                throw StackException.refused("--from and --fresh exclude each other");
            }
            jobs(state)
                    .submit(
                            job,
                            positive(parallelism),
                            arguments,
                            Optional.ofNullable(from),
                            fresh);
            return 0;
        }
    }

    /** Stops a job with a savepoint. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stop a job with a savepoint; it stays stopped until it is resumed.")
    static final class Stop implements Callable<Integer> {

        @Mixin private StateOption state = new StateOption();

        @Parameters(index = "0", paramLabel = NAME, description = NAME_HELP)
        private String name;

        @Override
        public Integer call() {
            Job job = job(name);
            System.out.printf("%s stopped with %s%n", job.code(), jobs(state).stop(job));
            return 0;
        }
    }

    /** Lets a stopped job go on. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Let a job go on from its savepoint, or from its newest checkpoint.")
    static final class Resume implements Callable<Integer> {

        @Mixin private StateOption state = new StateOption();

        @Parameters(index = "0", paramLabel = NAME, description = NAME_HELP)
        private String name;

        @Parameters(
                index = "1..*",
                paramLabel = ARGUMENTS,
                description = "other settings than it had")
        private List<String> arguments;

        @Option(
                names = "--parallelism",
                paramLabel = "N",
                description = "other parallelism than it had")
        private Integer parallelism;

        @Override
        public Integer call() {
            Job job = job(name);
            jobs(state)
                    .resume(
                            job,
                            Optional.ofNullable(parallelism).map(JobsCommand::positive),
                            Optional.ofNullable(arguments));
            return 0;
        }
    }

    /** Changes a job's parallelism. */
    @Command(
            name = "rescale",
            mixinStandardHelpOptions = true,
            description = "Stop a job with a savepoint and resume it at another parallelism.")
    static final class Rescale implements Callable<Integer> {

        @Mixin private StateOption state = new StateOption();

        @Parameters(index = "0", paramLabel = NAME, description = NAME_HELP)
        private String name;

        @Parameters(index = "1", paramLabel = "N", description = "number of parallel subtasks")
        private int parallelism;

        @Override
        public Integer call() {
            Job job = job(name);
            jobs(state).rescale(job, positive(parallelism));
            return 0;
        }
    }
}
