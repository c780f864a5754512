package io.smctrading.stack.bench;

import io.smctrading.stack.replay.TradeRow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Trades that happen now: at a rate over all symbols, each in a symbol drawn by chance, priced by
 * the rows of a file. Each symbol follows the file from a place of its own. Every minute each
 * symbol's clock follows after a stated delay, those of all symbols spread over the second after
 * it, as the timers of many connections are: it closes the candles of symbols that have been quiet
 * since.
 */
final class LiveMarket {

    /** From a minute's end to the first symbol's clock. */
    static final Duration CLOCK_DELAY = Duration.ofSeconds(2);

    /** From the first symbol's clock to the last one's. */
    static final Duration CLOCK_SPREAD = Duration.ofSeconds(1);

    private final MarketWriter writer;
    private final List<TradeRow> rows;
    private final int symbols;
    private final int perSecond;
    private final Random chance;
    private final int[] tradesOf;
    private Instant boundary;
    private int nextClock;
    private long trades;

    /**
     * @param perSecond trades of all symbols together
     * @param seed of the draw
     */
    LiveMarket(MarketWriter writer, List<TradeRow> rows, int perSecond, long seed) {
        this.writer = writer;
        this.rows = rows;
        this.symbols = writer.symbols().size();
        this.perSecond = perSecond;
        this.chance = new Random(seed);
        this.tradesOf = new int[symbols];
    }

    /**
     * Trades until a time, and until the clocks of the minute before it are written.
     *
     * @param progress told the number of trades so far
     */
    void tradeUntil(Instant end, LongConsumer progress) {
        Pace pace = new Pace(perSecond);
        boundary = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant now = Instant.now();
        while (now.isBefore(end)) {
            long due = pace.due();
            now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (long i = 0; i < due; i++) {
                trade(chance.nextInt(symbols), now);
            }
            clocks(now);
            progress.accept(trades);
        }
        writer.flush();
    }

    private void trade(int symbol, Instant now) {
        trades++;
        long place = (long) symbol * rows.size() / symbols + tradesOf[symbol]++;
        writer.trade(symbol, Long.toString(trades), now, rows.get((int) (place % rows.size())));
    }

    private void clocks(Instant now) {
        Instant first = boundary.plus(CLOCK_DELAY);
        if (now.isBefore(first)) {
            return;
        }
        double share = (double) Duration.between(first, now).toMillis() / CLOCK_SPREAD.toMillis();
        int due = (int) Math.min(symbols, Math.ceil(share * symbols));
        while (nextClock < due) {
            writer.clock(nextClock++, boundary);
        }
        if (nextClock == symbols) {
            nextClock = 0;
            boundary = boundary.plus(1, ChronoUnit.MINUTES);
        }
    }

    long trades() {
        return trades;
    }
}
