package io.smctrading.stack.flink;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The jobs that make up the pipeline, in the order data walks. */
public enum Job {
    INGEST,
    SMC_CEP,
    RISK,
    STORAGE;

    /** Name on the command line and of the jar, for example {@code smc-cep}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Job> of(String code) {
        return Arrays.stream(values()).filter(job -> job.code().equals(code)).findFirst();
    }
}
