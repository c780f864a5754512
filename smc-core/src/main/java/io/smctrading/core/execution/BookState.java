package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything a {@link PaperBook} knows, so that it goes on after a restart as if nothing had been.
 *
 * @param marketTime newest time of a trade or clock; null before the first
 * @param clockTime time of the newest clock, behind which a trade is late; null before the first
 * @param lastPrice price of the newest trade; null before the first
 * @param recentTrades ids of the trades since the newest clock, which may come twice
 * @param brackets what is not finished, oldest first
 */
public record BookState(
        Instant marketTime,
        Instant clockTime,
        BigDecimal lastPrice,
        Set<String> recentTrades,
        List<Bracket> brackets) {

    /** A symbol of which nothing has been seen. */
    public static final BookState EMPTY = new BookState(null, null, null, Set.of(), List.of());

    public BookState {
        recentTrades = Set.copyOf(recentTrades);
        brackets = List.copyOf(brackets);
    }
}
