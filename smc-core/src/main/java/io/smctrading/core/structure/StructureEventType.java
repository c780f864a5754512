package io.smctrading.core.structure;

/** Everything that can be said of structure at the close of a candle. */
public enum StructureEventType {
    SWING_HIGH("SH"),
    SWING_LOW("SL"),
    EQUAL_HIGHS("EQH"),
    EQUAL_LOWS("EQL"),
    LIQUIDITY_SWEEP("SWP"),
    BREAK_OF_STRUCTURE("BOS"),
    CHANGE_OF_CHARACTER("CHO"),
    ORDER_BLOCK("OB"),
    ORDER_BLOCK_MITIGATED("OBM"),
    ORDER_BLOCK_INVALIDATED("OBI"),
    ORDER_BLOCK_EXPIRED("OBX"),
    FAIR_VALUE_GAP("FVG"),
    FAIR_VALUE_GAP_MITIGATED("FVM"),
    FAIR_VALUE_GAP_FILLED("FVF"),
    FAIR_VALUE_GAP_EXPIRED("FVX"),
    PERIOD_HIGH("PH"),
    PERIOD_LOW("PL"),
    LEVEL_BROKEN("LVB");

    private final String code;

    StructureEventType(String code) {
        this.code = code;
    }

    /** A few letters, stable over releases: ids are made from them. */
    String code() {
        return code;
    }

    /** True for the two kinds of a break: continuation and change of character. */
    public boolean isBreak() {
        return this == BREAK_OF_STRUCTURE || this == CHANGE_OF_CHARACTER;
    }
}
