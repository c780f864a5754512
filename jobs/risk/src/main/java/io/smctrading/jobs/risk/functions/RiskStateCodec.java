package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskState;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The account's state, which writes itself with a version of its own. */
public final class RiskStateCodec implements Codec<RiskState> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<RiskState> type() {
        return RiskState.class;
    }

    /** So that a snapshot under way gets a copy. */
    @Override
    public boolean isImmutable() {
        return false;
    }

    @Override
    public RiskState copy(RiskState state) {
        return state.copy();
    }

    @Override
    public void write(RiskState state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    public RiskState read(DataInputView in, int version) throws IOException {
        return RiskState.read(in);
    }
}
