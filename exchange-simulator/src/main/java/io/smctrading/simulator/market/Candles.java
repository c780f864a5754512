package io.smctrading.simulator.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Candles of one minute, without gaps, at most {@value #KEPT}; longer ones are made from them. What
 * was before the start is made when it is first asked for. Not safe for several threads.
 */
public final class Candles {

    private static final int KEPT = 12_000;
    private static final long MINUTE = 60;

    private final Supplier<List<Candle>> past;
    private final List<Candle> minutes = new ArrayList<>();
    private boolean pastAdded;

    /**
     * @param past candles before the first trade, oldest first
     */
    Candles(Supplier<List<Candle>> past) {
        this.past = past;
    }

    void add(MarketTrade trade) {
        Instant start = minuteOf(trade.time());
        if (!minutes.isEmpty()) {
            // A clock that was set back adds to the newest candle.
            if (start.isBefore(newest().start())) {
                start = newest().start();
            }
            fillUpTo(start);
        }
        Candle candle = Candle.of(start, trade);
        if (!minutes.isEmpty() && newest().start().equals(start)) {
            minutes.set(minutes.size() - 1, newest().and(candle));
        } else {
            minutes.add(candle);
        }
        trim();
    }

    /**
     * Candles of a length that cover a time, oldest first; the newest one may still be growing.
     *
     * @param bucket start of the candle that holds an instant
     * @param from earliest start, or null
     * @param to latest start, or null
     */
    public List<Candle> of(
            Function<Instant, Instant> bucket, Instant from, Instant to, Instant now, int limit) {
        addPast();
        if (!minutes.isEmpty()) {
            fillUpTo(minuteOf(now).plusSeconds(MINUTE));
        }
        List<Candle> found = new ArrayList<>();
        for (Candle minute : minutes.subList(indexOf(from), minutes.size())) {
            Instant start = bucket.apply(minute.start());
            if ((from != null && start.isBefore(from)) || (to != null && start.isAfter(to))) {
                continue;
            }
            Candle last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && last.start().equals(start)) {
                found.set(found.size() - 1, last.and(minute));
            } else if (found.size() == limit && from != null) {
                break;
            } else {
                found.add(startingAt(start, minute));
            }
        }
        return found.size() <= limit
                ? found
                : new ArrayList<>(found.subList(found.size() - limit, found.size()));
    }

    /** What traded in the span that ends now, as one candle; null if nothing is known of it. */
    public Candle span(Duration length, Instant now) {
        Instant from = now.minus(length);
        List<Candle> all =
                of(Candles::minuteOf, minuteOf(from).plusSeconds(MINUTE), null, now, KEPT);
        return all.stream().reduce(Candle::and).map(c -> startingAt(from, c)).orElse(null);
    }

    /** What traded in the last minutes since the start, newest included; null if nothing did. */
    public Candle recent(int length, Instant now) {
        Instant from = minuteOf(now).minusSeconds((length - 1) * MINUTE);
        Candle sum = null;
        for (int i = minutes.size() - 1; i >= 0; i--) {
            Candle minute = minutes.get(i);
            if (minute.start().isBefore(from)) {
                break;
            }
            sum = sum == null ? minute : minute.and(sum);
        }
        return sum;
    }

    private int indexOf(Instant from) {
        if (from == null || minutes.isEmpty()) {
            return 0;
        }
        long seconds = from.getEpochSecond() - minutes.get(0).start().getEpochSecond();
        return (int) Math.max(0, Math.min(minutes.size(), seconds / MINUTE));
    }

    /** Start of the minute that holds an instant. */
    public static Instant minuteOf(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), MINUTE) * MINUTE);
    }

    private static Candle startingAt(Instant start, Candle c) {
        return new Candle(
                start,
                c.open(),
                c.high(),
                c.low(),
                c.close(),
                c.volume(),
                c.turnover(),
                c.takerBuyVolume(),
                c.takerBuyTurnover(),
                c.trades(),
                c.firstTradeId(),
                c.lastTradeId());
    }

    private void addPast() {
        if (pastAdded) {
            return;
        }
        pastAdded = true;
        List<Candle> before = new ArrayList<>(past.get());
        List<Candle> lived = new ArrayList<>(minutes);
        minutes.clear();
        minutes.addAll(before);
        for (Candle candle : lived) {
            if (minutes.isEmpty()) {
                minutes.add(candle);
                continue;
            }
            if (newest().start().equals(candle.start())) {
                minutes.set(minutes.size() - 1, newest().and(candle));
            } else if (candle.start().isAfter(newest().start())) {
                fillUpTo(candle.start());
                minutes.add(candle);
            }
        }
        trim();
    }

    private Candle newest() {
        return minutes.get(minutes.size() - 1);
    }

    private void fillUpTo(Instant end) {
        Candle last = newest();
        long missing = (end.getEpochSecond() - last.start().getEpochSecond()) / MINUTE - 1;
        if (missing > KEPT) {
            minutes.clear();
            missing = KEPT;
        }
        Instant start = end.minusSeconds(missing * MINUTE);
        BigDecimal price = last.close();
        for (long i = 0; i < missing; i++) {
            minutes.add(Candle.flat(start.plusSeconds(i * MINUTE), price, last.lastTradeId()));
        }
    }

    private void trim() {
        if (minutes.size() > KEPT + 1000) {
            minutes.subList(0, minutes.size() - KEPT).clear();
        }
    }
}
