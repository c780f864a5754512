package io.smctrading.stack.bench;

import io.smctrading.stack.Stack;
import io.smctrading.stack.server.ServerProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time that each server has used, and this process as {@code bench}.
 *
 * @param times of all threads, children included, by server
 */
record ProcessorTimes(Map<String, Duration> times) {

    /** What was used until now. */
    static ProcessorTimes of(Stack stack) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (ServerProcess server : stack.servers()) {
            ProcessHandle.of(server.pid())
                    .ifPresent(process -> times.put(server.name(), timeOf(process)));
        }
        // The servers are its children, and counted.
        times.put("bench", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return new ProcessorTimes(times);
    }

    /** What a process and its children have used; PostgreSQL works in children alone. */
    private static Duration timeOf(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Cores that each was busy on average.
     *
     * @param seconds since {@code before}
     */
    Map<String, Double> coresSince(ProcessorTimes before, double seconds) {
        Map<String, Double> cores = new LinkedHashMap<>();
        times.forEach(
                (name, time) ->
                        cores.put(
                                name,
                                time.minus(before.times.getOrDefault(name, Duration.ZERO))
                                                .toMillis()
                                        / 1e3
                                        / seconds));
        return cores;
    }
}
