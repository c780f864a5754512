package io.smctrading.jobs.cep.functions;

import io.smctrading.core.signal.DetectionParameters;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/**
 * Carries parameters inside a function that Flink ships to the cluster: smc-core's records are not
 * {@link Serializable}, they write themselves.
 */
public final class ParametersHolder implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient DetectionParameters parameters;

    public ParametersHolder(DetectionParameters parameters) {
        this.parameters = parameters;
    }

    public DetectionParameters get() {
        return parameters;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        parameters.write(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        parameters = DetectionParameters.read(in);
    }
}
