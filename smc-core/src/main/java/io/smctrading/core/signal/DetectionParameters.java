package io.smctrading.core.signal;

import io.smctrading.core.structure.StructureParameters;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * Everything that detection leaves open.
 *
 * @param structure of the structure detectors
 * @param entry of the entry model
 */
public record DetectionParameters(StructureParameters structure, EntryParameters entry) {

    public DetectionParameters {
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(entry, "entry");
    }

    public static DetectionParameters defaults() {
        return new DetectionParameters(StructureParameters.defaults(), EntryParameters.defaults());
    }

    /**
     * Whether both find the same events and candidates: they may differ in the threshold that makes
     * a candidate a signal.
     */
    public boolean sameDetection(DetectionParameters other) {
        return structure.equals(other.structure) && entry.sameCandidates(other.entry);
    }

    public void write(DataOutput out) throws IOException {
        structure.write(out);
        entry.write(out);
    }

    public static DetectionParameters read(DataInput in) throws IOException {
        return new DetectionParameters(StructureParameters.read(in), EntryParameters.read(in));
    }
}
