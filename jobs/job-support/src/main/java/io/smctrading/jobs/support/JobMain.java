package io.smctrading.jobs.support;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job's {@code main} does around its graph. */
public final class JobMain {

    private JobMain() {}

    /**
     * Prints the usage for {@code --help}; otherwise reads the settings, defines the graph and runs
     * it as {@code namespace.stage}.
     *
     * @param stage name of the job
     * @param usage what {@code --help} prints
     * @param reader settings of arguments and environment variables to the job's own
     * @param graph defines the whole job, Kafka included
     * @throws SettingException if a key is unknown, missing or bad; its one line is printed first
     */
    public static <C extends JobConfig> void run(
            String[] args,
            String stage,
            Supplier<String> usage,
            Function<Settings, C> reader,
            BiConsumer<StreamExecutionEnvironment, C> graph)
            throws Exception {
        if (List.of(args).contains("--help")) {
            System.out.print(usage.get());
            return;
        }
        C config;
        try {
            config = reader.apply(Settings.of(args, System.getenv()));
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            throw e;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        graph.accept(env, config);
        env.execute(config.connection().namespace() + '.' + stage);
    }
}
