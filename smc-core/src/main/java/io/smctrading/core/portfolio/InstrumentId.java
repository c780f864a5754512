package io.smctrading.core.portfolio;

import java.util.Comparator;
import java.util.Objects;

/**
 * What is traded where; ordered by venue, then symbol.
 *
 * @param venue lower-case name of the exchange
 * @param symbol canonical symbol, {@code BASE-QUOTE}
 */
public record InstrumentId(String venue, String symbol) implements Comparable<InstrumentId> {

    private static final Comparator<InstrumentId> ORDER =
            Comparator.comparing(InstrumentId::venue).thenComparing(InstrumentId::symbol);

    public InstrumentId {
        Objects.requireNonNull(venue, "venue");
        Objects.requireNonNull(symbol, "symbol");
    }

    @Override
    public int compareTo(InstrumentId other) {
        return ORDER.compare(this, other);
    }

    /** {@code venue:symbol}. */
    @Override
    public String toString() {
        return venue + ':' + symbol;
    }
}
