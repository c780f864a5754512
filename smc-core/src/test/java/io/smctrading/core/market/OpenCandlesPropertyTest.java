package io.smctrading.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Candles against a plain group-by of the trades, for any trades in order of their minutes. */
class OpenCandlesPropertyTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");

    private record Step(long waitMillis, int price, int quantity, boolean clockFirst) {}

    @Property(tries = 200)
    void closedCandlesAreGroupByOfTrades(@ForAll("steps") List<Step> steps) {
        List<Trade> trades = new ArrayList<>();
        List<Candle> closed = new ArrayList<>();
        OpenCandles candles = OpenCandles.NONE;
        Instant time = T0;
        for (Step step : steps) {
            time = time.plusMillis(step.waitMillis());
            if (step.clockFirst()) {
                candles = candles.advance(clock(Timeframe.M1.openTime(time)), closed::add);
            }
            Trade trade =
                    new Trade(
                            "v",
                            "A-B",
                            "t" + trades.size(),
                            time,
                            BigDecimal.valueOf(step.price(), 2),
                            BigDecimal.valueOf(step.quantity(), 8));
            trades.add(trade);
            candles = candles.add(trade, closed::add);
        }
        candles.advance(clock(time.plusSeconds(2 * 86_400)), closed::add);

        for (Timeframe timeframe : Timeframe.values()) {
            assertThat(closed)
                    .filteredOn(candle -> candle.series().timeframe() == timeframe)
                    .containsExactlyElementsOf(groupBy(trades, timeframe));
        }
        assertThat(closed).extracting(Candle::closeTime).isSorted();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> waits =
                Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.longs().between(0, 20_000)),
                        Tuple.of(3, Arbitraries.longs().between(0, 600_000)),
                        Tuple.of(1, Arbitraries.longs().between(0, 90_000_000)));
        return Combinators.combine(
                        waits,
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    private static List<Candle> groupBy(List<Trade> trades, Timeframe timeframe) {
        Map<Instant, List<Trade>> groups = new LinkedHashMap<>();
        for (Trade trade : trades) {
            if (trade.quantity().signum() > 0) {
                long length = timeframe.length().toSeconds();
                Instant open =
                        Instant.ofEpochSecond(trade.time().getEpochSecond() / length * length);
                groups.computeIfAbsent(open, key -> new ArrayList<>()).add(trade);
            }
        }
        List<Candle> candles = new ArrayList<>();
        groups.forEach(
                (open, group) -> {
                    List<BigDecimal> prices = group.stream().map(Trade::price).toList();
                    candles.add(
                            new Candle(
                                    new Series("v", "A-B", timeframe),
                                    open,
                                    prices.get(0),
                                    prices.stream().max(BigDecimal::compareTo).orElseThrow(),
                                    prices.stream().min(BigDecimal::compareTo).orElseThrow(),
                                    prices.get(prices.size() - 1),
                                    group.stream()
                                            .map(Trade::quantity)
                                            .reduce(BigDecimal.ZERO, BigDecimal::add),
                                    group.size()));
                });
        return candles;
    }

    private static Clock clock(Instant time) {
        return new Clock("v", "A-B", time, Clock.Mark.MARKET, 0);
    }
}
