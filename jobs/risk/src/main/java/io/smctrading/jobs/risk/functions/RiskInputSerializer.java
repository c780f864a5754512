package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInputs;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Inputs between sources and the operator. */
public final class RiskInputSerializer extends BinarySerializer<RiskInput> {

    public static final RiskInputSerializer INSTANCE = new RiskInputSerializer();

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public void serialize(RiskInput input, DataOutputView target) throws IOException {
        RiskInputs.write(target, input);
    }

    @Override
    public RiskInput deserialize(DataInputView source) throws IOException {
        return RiskInputs.read(source);
    }

    @Override
    public TypeSerializerSnapshot<RiskInput> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing but the class: the bytes say what they are. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RiskInput> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
