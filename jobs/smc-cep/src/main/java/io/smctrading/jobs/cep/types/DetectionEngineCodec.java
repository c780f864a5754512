package io.smctrading.jobs.cep.types;

import io.smctrading.core.signal.DetectionEngine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** State of one series: the engine writes itself, with a version of its own. */
public final class DetectionEngineCodec implements Codec<DetectionEngine> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<DetectionEngine> type() {
        return DetectionEngine.class;
    }

    @Override
    public boolean isImmutable() {
        return false;
    }

    @Override
    public void write(DetectionEngine engine, DataOutput out) throws IOException {
        engine.write(out);
    }

    @Override
    public DetectionEngine read(DataInput in, int version) throws IOException {
        return DetectionEngine.read(in);
    }
}
