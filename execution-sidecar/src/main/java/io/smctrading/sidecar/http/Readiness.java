package io.smctrading.sidecar.http;

import io.smctrading.sidecar.trading.TradingStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Whether the sidecar can do its work, by what it depends on. */
public final class Readiness {

    /**
     * @param up whether it answers
     * @param detail what it said, one line
     */
    public record Dependency(boolean up, String detail) {}

    private final Map<String, Callable<String>> probes;
    private final Supplier<TradingStatus> trading;

    /**
     * @param probes by name; each returns what it saw or throws, within a second or two
     */
    public Readiness(Map<String, Callable<String>> probes, Supplier<TradingStatus> trading) {
        this.probes = new LinkedHashMap<>(probes);
        this.trading = trading;
    }

    public TradingStatus trading() {
        return trading.get();
    }

    Map<String, Dependency> check() {
        Map<String, Dependency> dependencies = new LinkedHashMap<>();
        probes.forEach((name, probe) -> dependencies.put(name, ask(probe)));
        TradingStatus status = trading.get();
        String lease =
                status.trading()
                        ? "held, epoch " + status.epoch()
                        : status.phase() + ": " + status.detail();
        dependencies.put("lease", new Dependency(status.trading(), lease));
        return dependencies;
    }

    private static Dependency ask(Callable<String> probe) {
        try {
            return new Dependency(true, probe.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Dependency(false, "interrupted");
        } catch (Exception e) {
            return new Dependency(false, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
