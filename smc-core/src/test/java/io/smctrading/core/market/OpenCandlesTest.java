package io.smctrading.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenCandlesTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");

    private final List<Candle> closed = new ArrayList<>();
    private OpenCandles candles = OpenCandles.NONE;
    private int ids;

    @Test
    void closesMinuteAtFirstTradePastItsEnd() {
        trade("00:00:01", "10", "1");
        trade("00:00:30", "12", "2");
        trade("00:00:59.999", "11", "0.5");
        assertThat(closed).isEmpty();

        trade("00:01:00", "99", "1");

        assertThat(closed)
                .containsExactly(candle(Timeframe.M1, "00:00:00", "10 12 10 11", "3.5", 3));
    }

    @Test
    void closesMinuteAtClockOnItsEnd() {
        trade("00:00:01", "10", "1");
        clock("00:01:00");

        assertThat(closed).containsExactly(candle(Timeframe.M1, "00:00:00", "10 10 10 10", "1", 1));
        assertThat(candles.minute()).isEqualTo(T0.plusSeconds(60));
    }

    @Test
    void closesSmallestTimeframeFirst() {
        trade("00:14:59", "10", "1");
        clock("00:15:00");

        assertThat(closed)
                .extracting(candle -> candle.series().timeframe())
                .containsExactly(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    }

    @Test
    void mergesClosedCandlesIntoLargerOnes() {
        trade("00:00:10", "10", "1");
        trade("00:03:00", "8", "1");
        trade("00:04:59", "15", "1.00000001");
        trade("00:05:00", "1", "1");
        closed.removeIf(candle -> candle.series().timeframe() == Timeframe.M1);

        assertThat(closed)
                .containsExactly(candle(Timeframe.M5, "00:00:00", "10 15 8 15", "3.00000001", 3));
    }

    @Test
    void closesEveryTimeframeAfterLongSilence() {
        trade("00:00:10", "10", "1");
        candles = candles.advance(clockAt(T0.plusSeconds(3 * 86_400)), closed::add);

        assertThat(closed)
                .extracting(candle -> candle.series().timeframe())
                .containsExactly(Timeframe.values());
        assertThat(closed).extracting(Candle::openTime).containsOnly(T0);
        assertThat(Arrays.stream(Timeframe.values()).map(candles::open)).allMatch(o -> o.isEmpty());
    }

    @Test
    void hasNoCandleForMinuteWithoutTrades() {
        trade("00:00:10", "10", "1");
        clock("00:01:00");
        clock("00:02:00");
        clock("00:03:00");

        assertThat(closed).hasSize(1);
    }

    @Test
    void changesNothingAtOlderClock() {
        trade("00:05:10", "10", "1");
        OpenCandles before = candles;
        clock("00:05:00");
        clock("00:01:00");

        assertThat(candles).isSameAs(before);
    }

    @Test
    void callsTradeLateOnceItsMinuteIsOver() {
        trade("00:05:10", "10", "1");

        assertThat(candles.isLate(T0.plusSeconds(5 * 60))).isFalse();
        assertThat(candles.isLate(T0.plusSeconds(5 * 60).minusMillis(1))).isTrue();
        assertThatThrownBy(() -> trade("00:04:59", "10", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is late");
    }

    @Test
    void takesTradesOfOpenMinuteInOrderOfArrival() {
        trade("00:00:30", "10", "1");
        trade("00:00:10", "11", "1");
        clock("00:01:00");

        assertThat(closed).containsExactly(candle(Timeframe.M1, "00:00:00", "10 11 10 11", "2", 2));
    }

    @Test
    void letsZeroQuantityTellTimeAndChangeNoCandle() {
        trade("00:00:10", "10", "1");
        trade("00:00:20", "99", "0");
        trade("00:01:00", "98", "0");
        clock("00:02:00");

        assertThat(closed).containsExactly(candle(Timeframe.M1, "00:00:00", "10 10 10 10", "1", 1));
    }

    @Test
    void beginsNoCandleWithZeroQuantity() {
        trade("00:00:10", "10", "0");
        clock("00:01:00");

        assertThat(closed).isEmpty();
    }

    @Test
    void restoresWhatItGave() {
        trade("00:00:10", "10", "1");
        trade("00:01:10", "11", "2");

        OpenCandles restored =
                OpenCandles.restore(
                        candles.minute(),
                        Arrays.stream(Timeframe.values())
                                .map(timeframe -> candles.open(timeframe).orElse(null))
                                .toList());

        assertThat(restored).isEqualTo(candles).hasSameHashCodeAs(candles);
    }

    private void trade(String time, String price, String quantity) {
        Trade trade =
                new Trade(
                        "bitstamp",
                        "BTC-USD",
                        "t" + ++ids,
                        at(time),
                        new BigDecimal(price),
                        new BigDecimal(quantity));
        candles = candles.add(trade, closed::add);
    }

    private void clock(String time) {
        candles = candles.advance(clockAt(at(time)), closed::add);
    }

    private static Clock clockAt(Instant time) {
        return new Clock("bitstamp", "BTC-USD", time, Clock.Mark.MARKET, 1);
    }

    private static Candle candle(
            Timeframe timeframe, String open, String prices, String volume, int trades) {
        String[] price = prices.split(" ", -1);
        return new Candle(
                new Series("bitstamp", "BTC-USD", timeframe),
                at(open),
                new BigDecimal(price[0]),
                new BigDecimal(price[1]),
                new BigDecimal(price[2]),
                new BigDecimal(price[3]),
                new BigDecimal(volume),
                trades);
    }

    private static Instant at(String time) {
        return Instant.parse("2013-11-25T" + time + "Z");
    }
}
