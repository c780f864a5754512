package io.smctrading.core.market;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The open candles of one symbol in every timeframe, and the rule that closes them. Immutable: each
 * step returns the next state and hands closed candles to a consumer, smallest timeframe first.
 *
 * <p>A trade goes into the one-minute candle alone; a candle that closes is merged into the next
 * larger one, so that a trade costs the same however many timeframes there are:
 *
 * <pre>
 *   trades  · ·· ·  |·  ··  |   ·   |  ...
 *   1m      [------)[------)[------)    closes into ↓
 *   5m      [--------------------...    closes into 15m, 1h, 4h, 1d
 * </pre>
 *
 * <ul>
 *   <li>A candle closes at the first trade or clock at or past its exclusive end. Nothing else
 *       closes it, the end of the input included.
 *   <li>A trade before the open minute is late for the one-minute candle, and so for all: the
 *       caller sets it aside ({@link #isLate}).
 *   <li>A trade of quantity 0 is a print without volume: it tells the time, and so may close
 *       candles, but changes none and begins none.
 *   <li>A stretch without trades has no candle.
 * </ul>
 */
public final class OpenCandles {

    private static final List<Timeframe> TIMEFRAMES = List.of(Timeframe.values());

    /** Nothing seen yet. */
    public static final OpenCandles NONE =
            new OpenCandles(Instant.MIN, new PartialCandle[TIMEFRAMES.size()]);

    private final Instant minute;
    private final PartialCandle[] open;

    private OpenCandles(Instant minute, PartialCandle[] open) {
        this.minute = minute;
        this.open = open;
    }

    /**
     * A state as it was stored.
     *
     * @param minute what {@link #minute()} gave
     * @param open what {@link #open} gave for each timeframe in ascending order, {@code null} for
     *     none
     */
    public static OpenCandles restore(Instant minute, List<PartialCandle> open) {
        if (open.size() != TIMEFRAMES.size()) {
            throw new IllegalArgumentException(
                    open.size() + " open candles, needed: one entry for each of " + TIMEFRAMES);
        }
        return new OpenCandles(
                Objects.requireNonNull(minute, "minute"), open.toArray(PartialCandle[]::new));
    }

    /** Start of the open minute: everything before it is closed; {@link Instant#MIN} at first. */
    public Instant minute() {
        return minute;
    }

    /**
     * The open candle of a timeframe, as far as smaller candles have closed into it; in one minute
     * the trades themselves.
     */
    public Optional<PartialCandle> open(Timeframe timeframe) {
        return Optional.ofNullable(open[TIMEFRAMES.indexOf(timeframe)]);
    }

    /** Whether a record of this time comes after its minute was closed. */
    public boolean isLate(Instant time) {
        return time.isBefore(minute);
    }

    /**
     * Takes a trade in, after closing what ends at or before it.
     *
     * @throws IllegalArgumentException if the trade is late
     */
    public OpenCandles add(Trade trade, Consumer<Candle> closed) {
        if (isLate(trade.time())) {
            throw new IllegalArgumentException(
                    "trade "
                            + trade.id()
                            + " of "
                            + trade.time()
                            + " is late, allowed: from "
                            + minute);
        }
        OpenCandles now = advance(trade.venue(), trade.symbol(), trade.time(), closed);
        if (trade.quantity().signum() == 0) {
            return now;
        }
        PartialCandle[] next = now.open.clone();
        next[0] = next[0] == null ? PartialCandle.of(trade, Timeframe.M1) : next[0].with(trade);
        return new OpenCandles(now.minute, next);
    }

    /** Takes a clock in: closes what ends at or before its time. An older clock changes nothing. */
    public OpenCandles advance(Clock clock, Consumer<Candle> closed) {
        return advance(clock.venue(), clock.symbol(), clock.time(), closed);
    }

    private OpenCandles advance(
            String venue, String symbol, Instant time, Consumer<Candle> closed) {
        // Candles begin and end at whole minutes: within one there is nothing to close.
        if (time.isBefore(minute) || isWithin(time, minute)) {
            return this;
        }
        PartialCandle[] next = open.clone();
        for (int i = 0; i < next.length; i++) {
            PartialCandle candle = next[i];
            Timeframe timeframe = TIMEFRAMES.get(i);
            if (candle == null || time.isBefore(candle.openTime().plus(timeframe.length()))) {
                continue;
            }
            closed.accept(candle.closed(new Series(venue, symbol, timeframe)));
            next[i] = null;
            if (i + 1 < next.length) {
                next[i + 1] =
                        next[i + 1] == null
                                ? candle.startOf(TIMEFRAMES.get(i + 1))
                                : next[i + 1].with(candle);
            }
        }
        return new OpenCandles(Timeframe.M1.openTime(time), next);
    }

    private static boolean isWithin(Instant time, Instant minute) {
        return !minute.equals(Instant.MIN) && time.isBefore(minute.plus(Timeframe.M1.length()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenCandles that
                && minute.equals(that.minute)
                && Arrays.equals(open, that.open);
    }

    @Override
    public int hashCode() {
        return 31 * minute.hashCode() + Arrays.hashCode(open);
    }

    @Override
    public String toString() {
        return "OpenCandles[minute=" + minute + ", open=" + Arrays.toString(open) + ']';
    }
}
