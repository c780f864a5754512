package io.smctrading.stack.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What the latency measurement came to; times in milliseconds.
 *
 * @param machine what it ran on
 * @param settings what was set otherwise than for a user
 * @param tradesPerSecond that were really written
 * @param cores processor time per second of each server and of this process while trades happened
 * @param garbageCollectionMillis how long each collector stopped the TaskManager, all pauses
 *     together
 * @param candles how many had to reach the venue as an order
 * @param lost how many did not
 * @param doubled how many any topic or the ledger had twice
 * @param refusals probes that risk refused, by code; part of the lost
 * @param floor three hops of plain clients through the same broker
 * @param all from the append of the record that closed the candle to the venue
 * @param closedByTrades the same, of candles that a trade closed
 * @param closedByClocks the same, of candles that a clock closed
 * @param hops shares of the way, in its order
 */
record LatencyReport(
        Machine machine,
        String settings,
        double tradesPerSecond,
        Map<String, Double> cores,
        Map<String, Long> garbageCollectionMillis,
        int candles,
        int lost,
        int doubled,
        Map<String, Integer> refusals,
        Percentiles floor,
        Percentiles all,
        Percentiles closedByTrades,
        Percentiles closedByClocks,
        Map<String, Percentiles> hops) {

    /** What 99 of 100 orders are to stay under. */
    static final double GOAL_MILLIS = 50;

    static LatencyReport of(
            Machine machine,
            String settings,
            double tradesPerSecond,
            Map<String, Double> cores,
            Map<String, Long> garbageCollectionMillis,
            Percentiles floor,
            Journeys journeys) {
        Collection<Journeys.Journey> all = journeys.all();
        Map<String, Percentiles> hops = new LinkedHashMap<>();
        hops.put("ingest: trade to candle", hop(all, Journeys.Journey::ingest));
        hops.put("smc-cep: candle to signal", hop(all, Journeys.Journey::smcCep));
        hops.put("risk: signal to order", hop(all, Journeys.Journey::risk));
        hops.put("sidecar: order to hand", hop(all, Journeys.Journey::fetched));
        hops.put("sidecar: hand to venue", hop(all, Journeys.Journey::durable));
        return new LatencyReport(
                machine,
                settings,
                tradesPerSecond,
                cores,
                garbageCollectionMillis,
                all.size(),
                (int) all.stream().filter(journey -> !journey.arrived()).count(),
                (int) all.stream().filter(Journeys.Journey::doubled).count(),
                journeys.refusals(),
                floor,
                total(all, journey -> true),
                total(all, Journeys.Journey::closedByTrade),
                total(all, journey -> !journey.closedByTrade()),
                hops);
    }

    private static Percentiles total(
            Collection<Journeys.Journey> all, Predicate<Journeys.Journey> which) {
        return Percentiles.of(
                all.stream()
                        .filter(Journeys.Journey::arrived)
                        .filter(which)
                        .mapToDouble(Journeys.Journey::total)
                        .toArray());
    }

    private static Percentiles hop(
            Collection<Journeys.Journey> all, ToDoubleFunction<Journeys.Journey> share) {
        return Percentiles.of(
                all.stream().mapToDouble(share).filter(millis -> !Double.isNaN(millis)).toArray());
    }

    @JsonProperty
    boolean goalMet() {
        return lost == 0 && doubled == 0 && all.p99() <= GOAL_MILLIS;
    }

    void print(PrintStream out) {
        out.println();
        out.println(machine.line());
        out.println(settings);
        out.printf(
                Locale.ROOT,
                "cores used: %s; TaskManager stopped for garbage: %s ms%n%,.0f trades/s; %,d"
                    + " candles closed, %,d of their orders lost, %,d doubled%s%n%n",
                cores.entrySet().stream()
                        .map(
                                used ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.2f",
                                                used.getKey(),
                                                used.getValue()))
                        .collect(Collectors.joining(", ")),
                garbageCollectionMillis,
                tradesPerSecond,
                candles,
                lost,
                doubled,
                refusals.isEmpty() ? "" : ", refused by risk: " + refusals);
        out.printf("%-36s %8s %s%n", "milliseconds", "samples", Percentiles.HEADER);
        line(out, "floor: three hops of plain clients", floor);
        line(out, "trade or clock to venue", all);
        line(out, "  closed by a trade", closedByTrades);
        line(out, "  closed by a clock", closedByClocks);
        out.println("of that");
        hops.forEach((name, hop) -> line(out, "  " + name, hop));
        out.printf(
                Locale.ROOT,
                "%ngoal p99 <= %.0f ms, none lost, none doubled: %s%n",
                GOAL_MILLIS,
                goalMet() ? "met" : "missed");
    }

    private static void line(PrintStream out, String name, Percentiles times) {
        out.printf(Locale.ROOT, "%-36s %,8d %s%n", name, times.samples(), times.columns());
    }
}
