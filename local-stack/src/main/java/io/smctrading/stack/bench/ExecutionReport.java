package io.smctrading.stack.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the measurement of execution came to; times in milliseconds where nothing else is said.
 *
 * @param floors what the single steps cost on this machine
 * @param throughput null if it was not measured
 * @param latency null if it was not measured
 * @param restart null if it was not measured
 */
record ExecutionReport(
        Machine machine, ExecutionFloors floors, Flow throughput, Flow latency, Restart restart) {

    /** What 99 of 100 orders are to stay under between Kafka's hand and the wire. */
    static final double GOAL_MILLIS = 5;

    /** What the sidecar may occupy. */
    static final long GOAL_BYTES = 256L * 1024 * 1024;

    private static final double MEGABYTE = 1024 * 1024;

    /**
     * Orders at a rate.
     *
     * @param ordersPerSecond from the first request to the last
     * @param wanted orders per second that were written
     * @param hops shares of the way
     * @param acknowledged from request to answer, mean
     * @param cores that each server was busy
     */
    record Flow(
            double ordersPerSecond,
            int wanted,
            Map<String, Percentiles> hops,
            double acknowledged,
            Map<String, Double> cores,
            ProcessMemory sidecar,
            Comparison comparison) {}

    /**
     * What Kafka, ledger and exchange say of the same orders.
     *
     * @param intents written
     * @param lost intents of which the exchange has no order
     * @param doubled orders of the exchange that are there twice
     * @param refused entries that ended without an execution
     * @param ledgerOrders that the ledger knows the exchange to have, exits included
     * @param exchangeOrders that the exchange has, exits included
     * @param ledgerFills executions in the ledger
     * @param exchangeFills executions at the exchange
     * @param sameFills whether they are the same
     */
    record Comparison(
            int intents,
            int lost,
            int doubled,
            int refused,
            int ledgerOrders,
            int exchangeOrders,
            int ledgerFills,
            int exchangeFills,
            boolean sameFills) {

        /** Whether every order is there once, in both books. */
        @JsonProperty
        boolean agree() {
            return lost == 0
                    && doubled == 0
                    && refused == 0
                    && ledgerOrders == exchangeOrders
                    && sameFills;
        }
    }

    /**
     * A kill and what followed.
     *
     * @param openBrackets at the kill
     * @param seconds from the new process' start until it trades, everything compared
     * @param firstOrderSeconds from there to the request of the order that waited in Kafka; part of
     *     neither a goal nor {@code seconds}
     */
    record Restart(
            int openBrackets,
            double seconds,
            double firstOrderSeconds,
            ProcessMemory sidecar,
            Comparison comparison) {}

    /** Whether no order was lost or doubled and both books are the same, in every part. */
    @JsonProperty
    boolean complete() {
        return (throughput == null || throughput.comparison().agree())
                && (latency == null || latency.comparison().agree())
                && (restart == null || restart.comparison().agree());
    }

    void print(PrintStream out) {
        out.println();
        out.println(machine.line());
        out.println();
        out.printf("%-46s %8s %s%n", "milliseconds", "samples", Percentiles.HEADER);
        line(out, "floor: fsync of 8 kB", floors.fsync());
        line(out, "floor: commit of a row", floors.commit());
        line(out, "floor: checked order over HTTP", floors.request());
        line(out, "floor: record through Kafka", floors.record());
        if (latency != null) {
            print(out, "latency", latency);
        }
        if (throughput != null) {
            print(out, "throughput", throughput);
        }
        if (restart != null) {
            out.printf(
                    Locale.ROOT,
                    "%nrestart with %,d open brackets: trades again after %.2f s, its first order %.2f s"
                            + " later%n",
                    restart.openBrackets(),
                    restart.seconds(),
                    restart.firstOrderSeconds());
            print(out, restart.sidecar(), restart.comparison());
        }
        goals().forEach((goal, met) -> out.printf("%ngoal %s: %s", goal, met ? "met" : "missed"));
        out.println();
    }

    private Map<String, Boolean> goals() {
        Map<String, Boolean> goals = new LinkedHashMap<>();
        if (latency != null) {
            goals.put(
                    "p99 from Kafka's hand to the wire <= 5 ms",
                    latency.hops().get(ExecutionBench.GOAL_HOP).p99() <= GOAL_MILLIS);
            goals.put("at most 256 MB", latency.sidecar().peakBytes() <= GOAL_BYTES);
        }
        if (throughput != null) {
            goals.put(
                    "%,d orders/s".formatted(throughput.wanted()),
                    throughput.ordersPerSecond() >= 0.99 * throughput.wanted());
            goals.put("at most 256 MB under load", throughput.sidecar().peakBytes() <= GOAL_BYTES);
        }
        if (restart != null) {
            goals.put(
                    "at most 256 MB after the restart",
                    restart.sidecar().peakBytes() <= GOAL_BYTES);
        }
        goals.put("nothing lost, nothing twice, both books the same", complete());
        return goals;
    }

    private static void print(PrintStream out, String name, Flow flow) {
        out.printf(
                Locale.ROOT,
                "%n%s at %,d orders/s: %,.1f orders/s left%n",
                name,
                flow.wanted(),
                flow.ordersPerSecond());
        flow.hops().forEach((hop, times) -> line(out, "  " + hop, times));
        out.printf(Locale.ROOT, "  request to answer, mean %.1f ms%n", flow.acknowledged());
        out.printf(
                "  cores used: %s%n",
                flow.cores().entrySet().stream()
                        .map(
                                used ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.2f",
                                                used.getKey(),
                                                used.getValue()))
                        .collect(Collectors.joining(", ")));
        print(out, flow.sidecar(), flow.comparison());
    }

    private static void print(PrintStream out, ProcessMemory memory, Comparison comparison) {
        out.printf(
                Locale.ROOT,
                "  sidecar: %.0f MB resident, %.0f MB at most, %.0f MB of heap used%n",
                memory.residentBytes() / MEGABYTE,
                memory.peakBytes() / MEGABYTE,
                memory.heapBytes() / MEGABYTE);
        out.printf(
                Locale.ROOT,
                "  %,d intents, %,d lost, %,d doubled, %,d refused; orders: ledger %,d, exchange %,d;"
                        + " executions: ledger %,d, exchange %,d%s%n",
                comparison.intents(),
                comparison.lost(),
                comparison.doubled(),
                comparison.refused(),
                comparison.ledgerOrders(),
                comparison.exchangeOrders(),
                comparison.ledgerFills(),
                comparison.exchangeFills(),
                comparison.sameFills() ? ", the same" : ", NOT the same");
    }

    private static void line(PrintStream out, String name, Percentiles times) {
        out.printf(Locale.ROOT, "%-46s %,8d %s%n", name, times.samples(), times.columns());
    }
}
