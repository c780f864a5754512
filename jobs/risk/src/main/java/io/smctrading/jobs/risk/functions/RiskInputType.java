package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskInput;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The inputs' type: Flink would take the sealed interface for a generic type. */
final class RiskInputType extends TypeInformation<RiskInput> {

    private static final long serialVersionUID = 1L;

    @Override
    public TypeSerializer<RiskInput> createSerializer(SerializerConfig config) {
        return RiskInputSerializer.INSTANCE;
    }

    /** Flink's older way to ask, still abstract. */
    @Override
    @SuppressWarnings("deprecation")
    public TypeSerializer<RiskInput> createSerializer(ExecutionConfig config) {
        return RiskInputSerializer.INSTANCE;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<RiskInput> getTypeClass() {
        return RiskInput.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public String toString() {
        return "RiskInput";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskInputType;
    }

    @Override
    public int hashCode() {
        return RiskInputType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RiskInputType;
    }
}
