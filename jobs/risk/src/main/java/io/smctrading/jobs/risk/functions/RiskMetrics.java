package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskOutput.Note;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the job measures: {@code decisions} by label {@code code}, {@code notes} by label {@code
 * note} (duplicates, adopted orders and so on), and the gauges {@code heldInputs} and {@code
 * equity} (account currency, a double) as of the last input.
 */
final class RiskMetrics {

    private final Map<RiskCode, Counter> decisions = new EnumMap<>(RiskCode.class);
    private final Map<Note, Counter> notes = new EnumMap<>(Note.class);
    private volatile int heldInputs;
    private volatile double equity;

    RiskMetrics(MetricGroup group) {
        for (RiskCode code : RiskCode.values()) {
            decisions.put(code, group.addGroup("code", code.name()).counter("decisions"));
        }
        for (Note note : Note.values()) {
            notes.put(note, group.addGroup("note", note.name()).counter("notes"));
        }
        group.gauge("heldInputs", () -> heldInputs);
        group.gauge("equity", () -> equity);
    }

    void decided(RiskCode code) {
        decisions.get(code).inc();
    }

    void noted(Note note) {
        notes.get(note).inc();
    }

    void now(int inputs, double amount) {
        heldInputs = inputs;
        equity = amount;
    }
}
