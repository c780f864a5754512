package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskState;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The account's state; mutable, so a snapshot under way gets a copy. */
public final class RiskStateSerializer extends BinarySerializer<RiskState> {

    public static final RiskStateSerializer INSTANCE = new RiskStateSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public void serialize(RiskState state, DataOutputView target) throws IOException {
        state.write(target);
    }

    @Override
    public RiskState deserialize(DataInputView source) throws IOException {
        return RiskState.read(source);
    }

    @Override
    public TypeSerializerSnapshot<RiskState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing but the class: the bytes carry their version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RiskState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
