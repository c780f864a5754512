package io.smctrading.stack.bench;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OpenCandles;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.market.Trade;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.replay.TradeRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One-minute candles of a file of trades, as ingest closes them, as many as needed. Behind its end
 * the file follows itself, later by its own length; every second time with its prices mirrored, so
 * that they go on where they stood and never run away:
 *
 * <pre>
 *        ╱╲ b │ b              p → a + b − p, from b back to a;
 *     ╱╲╱  ╲╱ │ ╲╱╲  ╱╲        highs become lows
 *   a         │    ╲╱  ╲ a
 *    as traded  mirrored
 * </pre>
 *
 * Immutable.
 */
final class EndlessWeek {

    /** Digits behind the point of a {@link Row}'s numbers. */
    static final int SCALE = 8;

    private static final String VENUE = "bench";
    private static final String SYMBOL = "BTC-USD";

    /**
     * A candle in whole numbers.
     *
     * @param openTime epoch milliseconds
     * @param open price, as the others in units of 10⁻⁸
     * @param volume in units of 10⁻⁸
     */
    record Row(long openTime, long open, long high, long low, long close, long volume) {}

    private final List<Row> rows;
    private final long length;
    private final long bothEnds;

    private EndlessWeek(List<Row> rows) {
        this.rows = List.copyOf(rows);
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        this.length = last.openTime() + Timeframe.M1.millis() - first.openTime();
        this.bothEnds = first.open() + last.close();
    }

    /** The file must hold a trade of some quantity. */
    static EndlessWeek of(TradeFile file) {
        List<Row> rows = new ArrayList<>();
        Consumer<Candle> closed =
                candle -> {
                    if (candle.series().timeframe() == Timeframe.M1) {
                        rows.add(row(candle));
                    }
                };
        OpenCandles open = OpenCandles.NONE;
        for (TradeRow row : file.trades()) {
            open =
                    open.add(
                            new Trade(
                                    VENUE,
                                    SYMBOL,
                                    row.id(),
                                    row.time(),
                                    row.price(),
                                    row.quantity()),
                            closed);
        }
        Instant end = file.lastTime().plus(Duration.ofMinutes(1));
        open.advance(new Clock(VENUE, SYMBOL, end, Clock.Mark.MARKET, 1), closed);
        return new EndlessWeek(rows);
    }

    private static Row row(Candle candle) {
        return new Row(
                candle.openTime().toEpochMilli(),
                whole(candle.open()),
                whole(candle.high()),
                whole(candle.low()),
                whole(candle.close()),
                whole(candle.volume()));
    }

    private static long whole(BigDecimal number) {
        return number.movePointRight(SCALE).longValueExact();
    }

    /** Candles until the file follows itself. */
    int candles() {
        return rows.size();
    }

    /**
     * @param index from 0, without end
     */
    Row row(long index) {
        long pass = index / rows.size();
        Row row = rows.get((int) (index % rows.size()));
        long time = row.openTime() + pass * length;
        return pass % 2 == 0
                ? new Row(time, row.open(), row.high(), row.low(), row.close(), row.volume())
                : new Row(
                        time,
                        bothEnds - row.open(),
                        bothEnds - row.low(),
                        bothEnds - row.high(),
                        bothEnds - row.close(),
                        row.volume());
    }
}
