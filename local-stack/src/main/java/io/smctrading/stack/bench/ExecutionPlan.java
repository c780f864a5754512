package io.smctrading.stack.bench;

import java.util.Set;

/**
 * How much is measured of the way from an intent to the exchange.
 *
 * @param parts what is measured
 * @param rate orders per second of the latency
 * @param seconds of the latency, after the warm-up
 * @param warmUpSeconds orders before what counts
 * @param load orders per second of the throughput
 * @param loadSeconds of the throughput
 * @param restartOrders brackets that work at the exchange when the sidecar is killed
 */
record ExecutionPlan(
        Set<Part> parts,
        int rate,
        int seconds,
        int warmUpSeconds,
        int load,
        int loadSeconds,
        int restartOrders) {

    /** What can be measured alone. */
    enum Part {
        THROUGHPUT,
        LATENCY,
        RESTART
    }

    private static final int QUICK_SECONDS = 5;
    private static final int QUICK_WARM_UP = 5;
    private static final int QUICK_RESTART_ORDERS = 500;

    /** A small part of it, to see that all works. */
    ExecutionPlan quick() {
        return new ExecutionPlan(
                parts,
                rate,
                Math.min(seconds, QUICK_SECONDS),
                Math.min(warmUpSeconds, QUICK_WARM_UP),
                load,
                QUICK_SECONDS,
                Math.min(restartOrders, QUICK_RESTART_ORDERS));
    }
}
