package io.smctrading.sidecar.exchange.bybit;

/** A product line of Bybit, which is a venue of its own here. */
public enum BybitCategory {
    SPOT("bybit", "spot"),
    /** Perpetual contracts that settle in the quote asset; can be sold short. */
    LINEAR("bybit-linear", "linear");

    private final String venue;
    private final String code;

    BybitCategory(String venue, String code) {
        this.venue = venue;
        this.code = code;
    }

    public String venue() {
        return venue;
    }

    /** Bybit's own word for it. */
    String code() {
        return code;
    }
}
