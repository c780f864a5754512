package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInputs;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Inputs between sources and the operator: Flink would take the sealed interface for generic. */
public final class RiskInputCodec implements Codec<RiskInput> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<RiskInput> type() {
        return RiskInput.class;
    }

    @Override
    public void write(RiskInput input, DataOutputView out) throws IOException {
        RiskInputs.write(out, input);
    }

    @Override
    public RiskInput read(DataInputView in, int version) throws IOException {
        return RiskInputs.read(in);
    }
}
