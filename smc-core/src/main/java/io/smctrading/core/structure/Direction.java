package io.smctrading.core.structure;

import io.smctrading.core.market.Side;

/** Which way the market leans by an event. Swings and equal levels have none. */
public enum Direction {
    BULLISH('B', Side.LONG),
    BEARISH('S', Side.SHORT);

    private final char code;
    private final Side side;

    Direction(char code, Side side) {
        this.code = code;
        this.side = side;
    }

    /** One letter, stable over releases: ids and stored state are made from it. */
    public char code() {
        return code;
    }

    /** The code of a direction that may be missing: '0' then. */
    public static char codeOf(Direction direction) {
        return direction == null ? '0' : direction.code;
    }

    /**
     * @return null for '0'
     * @throws IllegalArgumentException if no direction has this code
     */
    public static Direction ofCode(char code) {
        return switch (code) {
            case '0' -> null;
            case 'B' -> BULLISH;
            case 'S' -> BEARISH;
            default ->
                    throw new IllegalArgumentException("direction code '" + code + "' is unknown");
        };
    }

    /** The side of a position that follows this direction. */
    public Side side() {
        return side;
    }

    public Direction opposite() {
        return this == BULLISH ? BEARISH : BULLISH;
    }
}
