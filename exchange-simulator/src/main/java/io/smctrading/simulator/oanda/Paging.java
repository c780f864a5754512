package io.smctrading.simulator.oanda;

/** Reads numbers of queries. */
final class Paging {

    private Paging() {}

    /**
     * @throws Malformed if it is no whole number
     */
    static long number(String text, long otherwise, String name) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Malformed.value(name);
        }
    }
}
