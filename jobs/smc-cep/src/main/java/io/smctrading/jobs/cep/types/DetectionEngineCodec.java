package io.smctrading.jobs.cep.types;

import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

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
    public void write(DetectionEngine engine, DataOutputView out) throws IOException {
        engine.write(out);
    }

    @Override
    public DetectionEngine read(DataInputView in, int version) throws IOException {
        return DetectionEngine.read(in);
    }
}
