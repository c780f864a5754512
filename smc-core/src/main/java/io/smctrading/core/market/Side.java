package io.smctrading.core.market;

/** Direction of a position or of an order that opens it. */
public enum Side {
    LONG(1),
    SHORT(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 for a long, −1 for a short: profit = sign × (exit − entry) × quantity. */
    public int sign() {
        return sign;
    }

    public Side opposite() {
        return this == LONG ? SHORT : LONG;
    }
}
