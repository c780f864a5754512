package io.smctrading.jobs.support;

/** What the settings of every job have. */
public interface JobConfig {

    /** Where the topics are. */
    KafkaConnection connection();
}
