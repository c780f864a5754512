package io.smctrading.jobs.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * The function against a naive model (each id once, nothing behind the open minute, group by), for
 * trades in any disorder, with repetitions, dust and clocks; and a restored run against one that
 * was never interrupted.
 */
class CandleFunctionPropertyTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private record Step(int moveSeconds, int id, int price, int quantity, boolean clock) {}

    @Property(tries = 100)
    void makesCandlesOfWhatIsNeitherDuplicateNorLate(@ForAll("steps") List<Step> steps)
            throws Exception {
        List<OrClock<Trade>> records = records(steps);
        try (IngestHarness ingest = IngestHarness.open(WINDOW)) {
            for (OrClock<Trade> record : records) {
                ingest.send(record);
            }
            List<Candle> candles =
                    ingest.output().stream()
                            .filter(record -> !record.isClock())
                            .map(OrClock::value)
                            .toList();

            assertThat(candles).containsExactlyInAnyOrderElementsOf(naiveCandles(records));
            assertThat(candles).extracting(Candle::closeTime).isSorted();
        }
    }

    @Property(tries = 100)
    void givesSameOutputWhenInterrupted(
            @ForAll("steps") List<Step> steps, @ForAll double interruption) throws Exception {
        List<OrClock<Trade>> records = records(steps);
        int cut = (int) (Math.abs(interruption % 1) * records.size());
        List<OrClock<Candle>> interrupted = new ArrayList<>();
        OperatorSubtaskState state;
        try (IngestHarness before = IngestHarness.open(WINDOW)) {
            for (OrClock<Trade> record : records.subList(0, cut)) {
                before.send(record);
            }
            interrupted.addAll(before.output());
            state = before.snapshot(1);
        }
        try (IngestHarness after = IngestHarness.restore(WINDOW, state);
                IngestHarness whole = IngestHarness.open(WINDOW)) {
            for (OrClock<Trade> record : records.subList(cut, records.size())) {
                after.send(record);
            }
            interrupted.addAll(after.output());
            for (OrClock<Trade> record : records) {
                whole.send(record);
            }

            assertThat(interrupted).isEqualTo(whole.output());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(7, Arbitraries.integers().between(-20, 60)),
                                Tuple.of(2, Arbitraries.integers().between(-200, 900)),
                                Tuple.of(1, Arbitraries.just(20_000))),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 500),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.frequency(Tuple.of(1, true), Tuple.of(4, false)))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    /** A low id number repeats an earlier trade, with its time; others are new. */
    private static List<OrClock<Trade>> records(List<Step> steps) {
        List<OrClock<Trade>> records = new ArrayList<>();
        List<Trade> trades = new ArrayList<>();
        Instant time = T0;
        for (Step step : steps) {
            time = time.plusSeconds(step.moveSeconds());
            if (step.clock()) {
                records.add(
                        OrClock.clock(
                                new Clock(
                                        "v",
                                        "A-B",
                                        Timeframe.M1.openTime(time),
                                        Clock.Mark.MARKET,
                                        0)));
            } else if (step.id() < 5 && step.id() < trades.size()) {
                records.add(OrClock.of(trades.get(trades.size() - 1 - step.id())));
            } else {
                Trade trade =
                        new Trade(
                                "v",
                                "A-B",
                                "t" + trades.size(),
                                time,
                                BigDecimal.valueOf(step.price(), 2),
                                BigDecimal.valueOf(step.quantity(), 8));
                trades.add(trade);
                records.add(OrClock.of(trade));
            }
        }
        return records;
    }

    private static List<Candle> naiveCandles(List<OrClock<Trade>> records) {
        Set<String> seen = new HashSet<>();
        List<Trade> used = new ArrayList<>();
        long reached = Long.MIN_VALUE;
        for (OrClock<Trade> record : records) {
            long seconds =
                    (record.isClock() ? record.clock().time() : record.value().time())
                            .getEpochSecond();
            if (seconds < reached || (!record.isClock() && !seen.add(record.value().id()))) {
                continue;
            }
            reached = Math.max(reached, seconds - Math.floorMod(seconds, 60L));
            if (!record.isClock() && record.value().quantity().signum() > 0) {
                used.add(record.value());
            }
        }
        List<Candle> candles = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            long length = timeframe.length().toSeconds();
            Map<Long, List<Trade>> groups = new LinkedHashMap<>();
            for (Trade trade : used) {
                groups.computeIfAbsent(
                                trade.time().getEpochSecond() / length, key -> new ArrayList<>())
                        .add(trade);
            }
            for (Map.Entry<Long, List<Trade>> group : groups.entrySet()) {
                if ((group.getKey() + 1) * length <= reached) {
                    candles.add(candleOf(timeframe, group.getKey() * length, group.getValue()));
                }
            }
        }
        return candles;
    }

    private static Candle candleOf(Timeframe timeframe, long openSecond, List<Trade> trades) {
        List<BigDecimal> prices = trades.stream().map(Trade::price).toList();
        return new Candle(
                new Series("v", "A-B", timeframe),
                Instant.ofEpochSecond(openSecond),
                prices.get(0),
                prices.stream().max(BigDecimal::compareTo).orElseThrow(),
                prices.stream().min(BigDecimal::compareTo).orElseThrow(),
                prices.get(prices.size() - 1),
                trades.stream().map(Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                trades.size());
    }
}
