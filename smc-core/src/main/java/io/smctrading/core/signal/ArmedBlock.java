package io.smctrading.core.signal;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.StructureEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An order block that waits for price to return, with what is known of its break. */
final class ArmedBlock {
    final String zoneId;
    final String breakId;
    final Direction direction;
    final long anchorTime;
    final double top;
    final double bottom;
    final double strength;
    final long breakIndex;
    final boolean changeOfCharacter;
    private boolean sweep;
    private boolean gapOverlap;

    private ArmedBlock(
            String zoneId,
            String breakId,
            Direction direction,
            long anchorTime,
            double top,
            double bottom,
            double strength,
            long breakIndex,
            boolean changeOfCharacter) {
        this.zoneId = zoneId;
        this.breakId = breakId;
        this.direction = direction;
        this.anchorTime = anchorTime;
        this.top = top;
        this.bottom = bottom;
        this.strength = strength;
        this.breakIndex = breakIndex;
        this.changeOfCharacter = changeOfCharacter;
    }

    static ArmedBlock of(StructureEvent block, long breakIndex, boolean changeOfCharacter) {
        return new ArmedBlock(
                block.eventId(),
                block.breakId(),
                block.direction(),
                block.anchorTime().toEpochMilli(),
                block.top(),
                block.bottom(),
                block.strength(),
                breakIndex,
                changeOfCharacter);
    }

    /** Factors that are taken at the break's candle, once it is evaluated. */
    void weigh(boolean swept, boolean overlapsGap) {
        sweep = swept;
        gapOverlap = overlapsGap;
    }

    boolean sweep() {
        return sweep;
    }

    boolean gapOverlap() {
        return gapOverlap;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(zoneId);
        out.writeUTF(breakId);
        out.writeChar(direction.code());
        out.writeLong(anchorTime);
        out.writeDouble(top);
        out.writeDouble(bottom);
        out.writeDouble(strength);
        out.writeLong(breakIndex);
        out.writeByte((changeOfCharacter ? 1 : 0) | (sweep ? 2 : 0) | (gapOverlap ? 4 : 0));
    }

    static ArmedBlock read(DataInput in) throws IOException {
        String zoneId = in.readUTF();
        String breakId = in.readUTF();
        Direction direction = Direction.ofCode(in.readChar());
        long anchorTime = in.readLong();
        double top = in.readDouble();
        double bottom = in.readDouble();
        double strength = in.readDouble();
        long breakIndex = in.readLong();
        int flags = in.readByte();
        ArmedBlock block =
                new ArmedBlock(
                        zoneId,
                        breakId,
                        direction,
                        anchorTime,
                        top,
                        bottom,
                        strength,
                        breakIndex,
                        (flags & 1) != 0);
        block.weigh((flags & 2) != 0, (flags & 4) != 0);
        return block;
    }
}
