package io.smctrading.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the entry model leaves open.
 *
 * @param stopBufferAtr distance of the stop beyond the block, in ATRs, not negative
 * @param rewardRisk distance of the target in distances of the stop, above 0
 * @param maxBarsToEntry how many candles after the break price may return, 1 to 100000
 * @param maxBarsSweepToBreak how many candles before the break a sweep counts, 0 to 100000
 * @param minConfidence least confidence of a signal in hundredths, 0 to 100
 */
public record EntryParameters(
        double stopBufferAtr,
        double rewardRisk,
        int maxBarsToEntry,
        int maxBarsSweepToBreak,
        int minConfidence) {

    private static final EntryParameters DEFAULTS = new EntryParameters(0.1, 2, 50, 20, 65);

    /**
     * @throws IllegalArgumentException naming the parameter, its value and what is allowed
     */
    public EntryParameters {
        if (!(stopBufferAtr >= 0) || Double.isInfinite(stopBufferAtr)) {
            throw new IllegalArgumentException(
                    "stopBufferAtr is " + stopBufferAtr + ", allowed: 0 or more");
        }
        if (!(rewardRisk > 0) || Double.isInfinite(rewardRisk)) {
            throw new IllegalArgumentException(
                    "rewardRisk is " + rewardRisk + ", allowed: above 0");
        }
        requireRange("maxBarsToEntry", maxBarsToEntry, 1, 100_000);
        requireRange("maxBarsSweepToBreak", maxBarsSweepToBreak, 0, 100_000);
        requireRange("minConfidence", minConfidence, 0, 100);
    }

    public static EntryParameters defaults() {
        return DEFAULTS;
    }

    public EntryParameters withMinConfidence(int hundredths) {
        return new EntryParameters(
                stopBufferAtr, rewardRisk, maxBarsToEntry, maxBarsSweepToBreak, hundredths);
    }

    /** Whether both find the same candidates: all but the threshold agrees. */
    boolean sameCandidates(EntryParameters other) {
        return equals(other) || equals(other.withMinConfidence(minConfidence));
    }

    /**
     * Every value that shapes a candidate, stable over releases: ids are made from it. The
     * threshold only chooses among candidates and is no part of their identity.
     */
    public String canonical() {
        return "buffer="
                + stopBufferAtr
                + ";reward="
                + rewardRisk
                + ";entry="
                + maxBarsToEntry
                + ";sweep="
                + maxBarsSweepToBreak;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(stopBufferAtr);
        out.writeDouble(rewardRisk);
        out.writeInt(maxBarsToEntry);
        out.writeInt(maxBarsSweepToBreak);
        out.writeInt(minConfidence);
    }

    static EntryParameters read(DataInput in) throws IOException {
        return new EntryParameters(
                in.readDouble(), in.readDouble(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", allowed: " + least + " to " + most);
        }
    }
}
