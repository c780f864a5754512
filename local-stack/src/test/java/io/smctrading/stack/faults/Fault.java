package io.smctrading.stack.faults;

import io.smctrading.stack.flink.Job;

/** What goes wrong with a server or a job while trades flow, and how it comes right again. */
enum Fault {
    /** {@code kill -9}, started again at once. */
    TASKMANAGER_KILLED("taskmanager", null),
    SIDECAR_KILLED("sidecar", null),
    BROKER_KILLED("kafka", null),
    DATABASE_KILLED("postgres", null),
    JOBMANAGER_KILLED("jobmanager", null),
    /** Stopped with a savepoint and submitted again from it. */
    INGEST_STOPPED(null, Job.INGEST),
    SMC_CEP_STOPPED(null, Job.SMC_CEP),
    RISK_STOPPED(null, Job.RISK),
    STORAGE_STOPPED(null, Job.STORAGE),
    /** Not started again before the market has gone on for a while. */
    REGISTRY_AWAY("registry", null),
    /** Stopped in order, not started again before the sidecar has noticed. */
    DATABASE_AWAY("postgres", null),
    /** The replay is interrupted in the middle of a minute and started again. */
    REPLAY_BROKEN_OFF(null, null),
    /** The analytics database refuses everybody until the replay is over. */
    ANALYTICS_AWAY(null, null);

    private final String server;
    private final Job job;

    Fault(String server, Job job) {
        this.server = server;
        this.job = job;
    }

    /** Whose process ends, if any does. */
    String server() {
        return server;
    }

    /** Which job is stopped, if one is. */
    Job job() {
        return job;
    }
}
