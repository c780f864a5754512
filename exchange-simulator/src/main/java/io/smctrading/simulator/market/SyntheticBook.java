package io.smctrading.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The order book around the last trade: what was bought was the best ask, what was sold the best
 * bid, and the other side is one spread away. From there each tick holds the same quantity, for a
 * fixed number of levels. Who takes from it does not wear it out: it is there again for the next
 * one.
 *
 * <p>Not safe for several threads.
 */
public final class SyntheticBook {

    /** Levels on each side. */
    public static final int LEVELS = 1000;

    private final BigDecimal tick;
    private final BigDecimal spread;
    private final BigDecimal levelSize;
    private BigDecimal bestBid;
    private BigDecimal bestAsk;
    private long updates = 1;

    SyntheticBook(BigDecimal tick, BigDecimal spread, BigDecimal levelSize) {
        this.tick = tick;
        this.spread = spread;
        this.levelSize = levelSize;
    }

    void move(BigDecimal traded, boolean sold) {
        BigDecimal bid = sold ? traded : traded.subtract(spread);
        if (bestBid == null || bid.compareTo(bestBid) != 0) {
            updates++;
        }
        bestBid = bid;
        bestAsk = bid.add(spread);
    }

    public BigDecimal bestBid() {
        return bestBid;
    }

    public BigDecimal bestAsk() {
        return bestAsk;
    }

    /** Between best bid and best ask. */
    public BigDecimal middle() {
        return bestBid.add(bestAsk)
                .divide(BigDecimal.valueOf(2), bestBid.scale() + 1, RoundingMode.HALF_UP);
    }

    public BigDecimal levelSize() {
        return levelSize;
    }

    /** Counts how often the book changed; never falls. */
    public long updates() {
        return updates;
    }

    /** The best bids, highest first; never at or below zero. */
    public List<BookLevel> bids(int limit) {
        List<BookLevel> levels = new ArrayList<>();
        BigDecimal price = bestBid;
        for (int i = 0; i < Math.min(limit, LEVELS) && price.signum() > 0; i++) {
            levels.add(new BookLevel(price, levelSize));
            price = price.subtract(tick);
        }
        return levels;
    }

    /** The best asks, lowest first. */
    public List<BookLevel> asks(int limit) {
        List<BookLevel> levels = new ArrayList<>();
        BigDecimal price = bestAsk;
        for (int i = 0; i < Math.min(limit, LEVELS); i++) {
            levels.add(new BookLevel(price, levelSize));
            price = price.add(tick);
        }
        return levels;
    }
}
