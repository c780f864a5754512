package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a {@link PaperBook} knows, so that it goes on after a restart as if nothing had been.
 *
 * @param marketTime newest time of a trade or clock; null before the first
 * @param clockTime time of the newest clock, behind which a trade is late; null before the first
 * @param lastPrice price of the newest trade; null before the first
 * @param recentTrades trades not before the newest clock, which may come twice: id and time, oldest
 *     first
 * @param brackets what is not finished, oldest first
 */
public record BookState(
        Instant marketTime,
        Instant clockTime,
        BigDecimal lastPrice,
        Map<String, Instant> recentTrades,
        List<Bracket> brackets) {

    /** A symbol of which nothing has been seen. */
    public static final BookState EMPTY = new BookState(null, null, null, Map.of(), List.of());

    public BookState {
        recentTrades = Collections.unmodifiableMap(new LinkedHashMap<>(recentTrades));
        brackets = List.copyOf(brackets);
    }
}
