package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskOutput.Note;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the job measures: {@code decisions} by label {@code code}, {@code notes} by label {@code
 * note} (duplicates, adopted orders and so on), and the gauges {@code heldInputs} as of the last
 * input and {@code equity} (account currency, a double) as of the last decision or snapshot.
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

    void decided(RiskDecision decision) {
        decisions.get(decision.code()).inc();
        stands(decision.equity());
    }

    void noted(Note note) {
        notes.get(note).inc();
    }

    void held(int inputs) {
        heldInputs = inputs;
    }

    void stands(BigDecimal amount) {
        equity = amount.doubleValue();
    }
}
