package io.smctrading.simulator.market;

import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The market of one instrument: its last trades, the book around them, candles. Before the first
 * trade is played it stands where the tape begins; the time before the start is the tape mirrored,
 * so that statistics and candles have something to tell. To be used under the exchange's lock.
 */
public final class Market {

    private static final int TRADES_KEPT = 1000;

    private final Instrument instrument;
    private final List<RecordedTrade> recorded;
    private final BigDecimal firstPrice;
    private final Deque<MarketTrade> trades = new ArrayDeque<>();
    private final SyntheticBook book;
    private final Instant started;
    private final Candles candles;
    private MarketTrade last;
    private long nextId = 1;

    public Market(Instrument instrument, Tape tape, Instant now) {
        this.instrument = instrument;
        this.recorded = tape.trades();
        this.firstPrice = recorded.get(0).price();
        this.started = now;
        this.book =
                new SyntheticBook(instrument.tick(), instrument.spread(), instrument.levelSize());
        this.candles = new Candles(this::past);
        for (int i = Math.min(TRADES_KEPT, recorded.size()) - 1; i >= 0; i--) {
            remember(mirrored(i, nextId++));
        }
    }

    public Instrument instrument() {
        return instrument;
    }

    /** The newest trade; there always is one. */
    public MarketTrade last() {
        return last;
    }

    public BigDecimal lastPrice() {
        return last.price();
    }

    public SyntheticBook book() {
        return book;
    }

    public Candles candles() {
        return candles;
    }

    /** The last 24 hours as one candle. */
    public Candle day(Instant now) {
        return candles.span(Duration.ofDays(1), now);
    }

    /** The newest trades, oldest first, at most 1,000. */
    public List<MarketTrade> trades(int limit) {
        List<MarketTrade> all = new ArrayList<>(trades);
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    /** The next number of the sequence that market trades and executions share. */
    public long nextTradeId() {
        return nextId++;
    }

    /** A recorded trade as this market prints it. */
    public MarketTrade print(RecordedTrade trade, Instant now) {
        return print(played(trade.price()), trade.quantity(), trade.buyerIsMaker(), now);
    }

    /** Prints a trade at a price of this market. */
    public MarketTrade print(
            BigDecimal price, BigDecimal quantity, boolean buyerIsMaker, Instant now) {
        MarketTrade trade = new MarketTrade(nextId++, now, price, quantity, buyerIsMaker);
        remember(trade);
        candles.add(trade);
        return trade;
    }

    private void remember(MarketTrade trade) {
        last = trade;
        trades.addLast(trade);
        if (trades.size() > TRADES_KEPT) {
            trades.removeFirst();
        }
        book.move(trade.price(), trade.buyerIsMaker());
    }

    private BigDecimal played(BigDecimal price) {
        BigDecimal value = price;
        if (instrument.priceAnchor() != null) {
            BigDecimal move =
                    price.divide(firstPrice, 12, RoundingMode.HALF_UP).subtract(BigDecimal.ONE);
            value =
                    instrument
                            .priceAnchor()
                            .multiply(BigDecimal.ONE.add(move.multiply(instrument.priceDamping())));
        }
        return value.divide(instrument.tick(), 0, RoundingMode.HALF_UP).multiply(instrument.tick());
    }

    private MarketTrade mirrored(int index, long id) {
        RecordedTrade trade = recorded.get(index);
        Duration after = Duration.between(recorded.get(0).time(), trade.time());
        return new MarketTrade(
                id,
                started.minus(after),
                played(trade.price()),
                trade.quantity(),
                trade.buyerIsMaker());
    }

    private List<Candle> past() {
        Candles before = new Candles(List::of);
        for (int i = recorded.size() - 1; i >= 0; i--) {
            before.add(mirrored(i, Math.max(1, TRADES_KEPT - i)));
        }
        return before.of(Candles::minuteOf, null, null, started, Integer.MAX_VALUE);
    }
}
