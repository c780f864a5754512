package io.smctrading.stack.flink;

import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Namespace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The jobs that make up the pipeline, in the order data walks. */
public enum Job {
    INGEST,
    SMC_CEP,
    RISK,
    STORAGE;

    /** The topics it reads. */
    public List<Topic<?>> inputs() {
        return switch (this) {
            case INGEST -> List.of(Topics.TRADES);
            case SMC_CEP -> List.of(Topics.CANDLES);
            case RISK ->
                    List.of(
                            Topics.SIGNALS,
                            Topics.EXECUTIONS,
                            Topics.CANDLES,
                            Topics.INSTRUMENTS,
                            Topics.CONTROL,
                            Topics.REQUESTS);
            case STORAGE -> Topics.all();
        };
    }

    /** Name of the job on the cluster, which is also its consumer group. */
    public String in(Namespace namespace) {
        return namespace.prefix() + code();
    }

    /** Name on the command line and of the jar, for example {@code smc-cep}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every job as on the command line. */
    public static String codes() {
        return Arrays.stream(values()).map(Job::code).collect(Collectors.joining(", "));
    }

    public static Optional<Job> of(String code) {
        return Arrays.stream(values()).filter(job -> job.code().equals(code)).findFirst();
    }
}
