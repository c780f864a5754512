package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * As many candles as a test wants, the same for the same seed: a walk in ticks that starts at
 * 10,000 and trends up and down by turns, with jumps between candles, holes in time, dojis and
 * candles nobody traded in. A trend is long enough to leave more zones behind than may live.
 */
public final class RandomWalk {
    private static final double TICKS_PER_ONE = 100;
    private static final int START = 1_000_000;
    private static final int TREND = 25_000;
    private static final int DRIFT = 8;

    private final SplittableRandom random;
    private final Timeframe timeframe;
    private long time = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private int price = START;
    private int candles;

    public RandomWalk(Timeframe timeframe, long seed) {
        this.timeframe = timeframe;
        this.random = new SplittableRandom(seed);
    }

    /** The next closed candle. */
    public Bar next() {
        int open = price + (random.nextInt(10) == 0 ? step(60) : 0);
        int drift = candles / TREND % 2 == 0 ? DRIFT : -DRIFT;
        int close = random.nextInt(12) == 0 ? open : open + step(100) + drift;
        candles++;
        Bar bar =
                new Bar(
                        time,
                        open / TICKS_PER_ONE,
                        (Math.max(open, close) + random.nextInt(50)) / TICKS_PER_ONE,
                        (Math.min(open, close) - random.nextInt(50)) / TICKS_PER_ONE,
                        close / TICKS_PER_ONE,
                        random.nextInt(20) == 0 ? 0 : random.nextInt(1_000) / 10.0);
        price = close;
        time += timeframe.millis() * (random.nextInt(200) == 0 ? 1 + random.nextInt(300) : 1);
        return bar;
    }

    private int step(int most) {
        return random.nextInt(2 * most + 1) - most;
    }
}
