package io.smctrading.core.structure;

/**
 * How wide a view of structure looks. Both run side by side; within a step of a candle's evaluation
 * INTERNAL comes before SWING.
 */
public enum Scope {
    /** Short swings, 5 candles on both sides by default: where entries are found. */
    INTERNAL('I'),
    /** Long swings, 50 candles on both sides by default: the context of an entry. */
    SWING('W');

    private final char code;

    Scope(char code) {
        this.code = code;
    }

    /** One letter, stable over releases: ids and stored state are made from it. */
    public char code() {
        return code;
    }

    /** The code of a scope that may be missing: '0' then. */
    public static char codeOf(Scope scope) {
        return scope == null ? '0' : scope.code;
    }

    /**
     * @return null for '0'
     * @throws IllegalArgumentException if no scope has this code
     */
    public static Scope ofCode(char code) {
        return switch (code) {
            case '0' -> null;
            case 'I' -> INTERNAL;
            case 'W' -> SWING;
            default -> throw new IllegalArgumentException("scope code '" + code + "' is unknown");
        };
    }
}
