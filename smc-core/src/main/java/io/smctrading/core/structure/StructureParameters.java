package io.smctrading.core.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What the definitions of market structure leave open.
 *
 * <p>All of them are part of every event id: two parameter sets never share an id.
 *
 * @param internalScopeLength candles on both sides of a swing of scope INTERNAL, 1 to 1000
 * @param swingScopeLength candles on both sides of a swing of scope SWING, 1 to 1000
 * @param atrLength candles of the average true range, 1 to 10000
 * @param equalTolerance how far equal highs or lows may lie apart, in ATRs, not negative
 * @param breakMode what must pass a swing to break it
 * @param orderBlockRule which candle becomes a break's order block
 * @param orderBlockBreak what must pass an order block's far edge to invalidate it
 * @param maxLiveZones live order blocks per scope, and live gaps per series, 1 to 10000
 * @param minGapAtr least height of a fair value gap, in ATRs; 0 takes every gap
 * @param levelZone where days, weeks and months begin
 */
public record StructureParameters(
        int internalScopeLength,
        int swingScopeLength,
        int atrLength,
        double equalTolerance,
        BreakMode breakMode,
        OrderBlockRule orderBlockRule,
        OrderBlockBreak orderBlockBreak,
        int maxLiveZones,
        double minGapAtr,
        ZoneId levelZone) {

    private static final StructureParameters DEFAULTS =
            new StructureParameters(
                    5,
                    50,
                    14,
                    0.1,
                    BreakMode.CLOSE,
                    OrderBlockRule.EXTREME,
                    OrderBlockBreak.WICK,
                    100,
                    0,
                    ZoneOffset.UTC);

    /**
     * @throws IllegalArgumentException naming the parameter, its value and what is allowed
     */
    public StructureParameters {
        requireRange("internalScopeLength", internalScopeLength, 1, 1_000);
        requireRange("swingScopeLength", swingScopeLength, 1, 1_000);
        requireRange("atrLength", atrLength, 1, 10_000);
        requireNotNegative("equalTolerance", equalTolerance);
        Objects.requireNonNull(breakMode, "breakMode");
        Objects.requireNonNull(orderBlockRule, "orderBlockRule");
        Objects.requireNonNull(orderBlockBreak, "orderBlockBreak");
        requireRange("maxLiveZones", maxLiveZones, 1, 10_000);
        requireNotNegative("minGapAtr", minGapAtr);
        // One name for one zone: UTC, Z and +00:00 give the same ids.
        levelZone = Objects.requireNonNull(levelZone, "levelZone").normalized();
    }

    public static StructureParameters defaults() {
        return DEFAULTS;
    }

    /** Candles on both sides of a swing of this scope. */
    public int swingLength(Scope scope) {
        return scope == Scope.INTERNAL ? internalScopeLength : swingScopeLength;
    }

    /** Every value by name, stable over releases: ids are made from it. */
    public String canonical() {
        return "internal="
                + internalScopeLength
                + ";swing="
                + swingScopeLength
                + ";atr="
                + atrLength
                + ";equal="
                + equalTolerance
                + ";break="
                + breakMode
                + ";block="
                + orderBlockRule
                + ";blockBreak="
                + orderBlockBreak
                + ";live="
                + maxLiveZones
                + ";gap="
                + minGapAtr
                + ";zone="
                + levelZone.getId();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(internalScopeLength);
        out.writeInt(swingScopeLength);
        out.writeInt(atrLength);
        out.writeDouble(equalTolerance);
        out.writeUTF(breakMode.name());
        out.writeUTF(orderBlockRule.name());
        out.writeUTF(orderBlockBreak.name());
        out.writeInt(maxLiveZones);
        out.writeDouble(minGapAtr);
        out.writeUTF(levelZone.getId());
    }

    public static StructureParameters read(DataInput in) throws IOException {
        int internal = in.readInt();
        int swing = in.readInt();
        int atr = in.readInt();
        double equal = in.readDouble();
        BreakMode breakMode = BreakMode.valueOf(in.readUTF());
        OrderBlockRule rule = OrderBlockRule.valueOf(in.readUTF());
        OrderBlockBreak blockBreak = OrderBlockBreak.valueOf(in.readUTF());
        int live = in.readInt();
        double gap = in.readDouble();
        String zone = in.readUTF();
        try {
            return new StructureParameters(
                    internal,
                    swing,
                    atr,
                    equal,
                    breakMode,
                    rule,
                    blockBreak,
                    live,
                    gap,
                    ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IOException("levelZone '" + zone + "' is unknown to this Java runtime", e);
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", allowed: " + least + " to " + most);
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed: 0 or more");
        }
    }
}
