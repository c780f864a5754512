package io.smctrading.core.signal;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureEngine;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Structure and entries of one series: closed candles in, statements, facts and signals out.
 *
 * <p>A signal is the last thing a candle makes known. State is mutable, bounded by the parameters
 * and not thread-safe; it is written and read as versioned bytes.
 */
public final class DetectionEngine {
    private static final int STATE_VERSION = 1;

    private final DetectionParameters parameters;
    private final StructureEngine structure;
    private final EntryTracker entries;
    private final StructureSink relay = new Relay();
    private DetectionSink sink;

    public DetectionEngine(Series series, DetectionParameters parameters) {
        this(parameters, new StructureEngine(series, parameters.structure()));
    }

    private DetectionEngine(DetectionParameters parameters, StructureEngine structure) {
        this.parameters = parameters;
        this.structure = structure;
        this.entries = new EntryTracker(structure.series(), parameters);
    }

    /**
     * Evaluates the next closed candle.
     *
     * @throws IllegalArgumentException if it does not open after the one before
     */
    public void onBar(Bar bar, DetectionSink detectionSink) {
        sink = detectionSink;
        entries.beginBar(bar, structure.candles(), detectionSink);
        structure.onBar(bar, relay);
        entries.endBar(bar, structure);
        sink = null;
    }

    public DetectionParameters parameters() {
        return parameters;
    }

    /** What is known of structure after the latest candle. */
    public StructureEngine structure() {
        return structure;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(STATE_VERSION);
        parameters.entry().write(out);
        structure.write(out);
        entries.write(out);
    }

    /**
     * An engine that goes on where the written one stood.
     *
     * @throws IOException if the bytes end early or are of another version
     */
    public static DetectionEngine read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != STATE_VERSION) {
            throw new IOException(
                    "detection state has version " + version + ", allowed: " + STATE_VERSION);
        }
        EntryParameters entry = EntryParameters.read(in);
        StructureEngine structure = StructureEngine.read(in);
        DetectionEngine engine =
                new DetectionEngine(
                        new DetectionParameters(structure.parameters(), entry), structure);
        engine.entries.read(in);
        return engine;
    }

    private final class Relay implements StructureSink {
        @Override
        public void event(StructureEvent event) {
            sink.event(event);
            entries.onEvent(event);
        }

        @Override
        public void fact(BreakFact fact) {
            sink.fact(fact);
        }
    }
}
