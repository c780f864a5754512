package io.smctrading.jobs.cep;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.OrClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real candles of all timeframes as the topic carries them, and what must come of them. */
public final class MarketDays {
    public static final String VENUE = "bitstamp";
    static final Comparator<StructureEvent> BY_SERIES_AND_ORDER =
            Comparator.comparing((StructureEvent event) -> event.series().key())
                    .thenComparing(StructureEvent::confirmedTime)
                    .thenComparingInt(StructureEvent::ordinal);
    static final Comparator<EntrySignal> BY_SERIES_AND_TIME =
            Comparator.comparing((EntrySignal signal) -> signal.series().key())
                    .thenComparing(EntrySignal::confirmedTime)
                    .thenComparing(EntrySignal::signalId);

    private MarketDays() {}

    /** Candles and a clock per minute of these symbols, in the order of the topic. */
    public static List<OrClock<Candle>> topic(Duration span, String... symbols) {
        Map<Timeframe, List<Bar>> bars = new EnumMap<>(Timeframe.class);
        Map<Timeframe, Integer> next = new EnumMap<>(Timeframe.class);
        for (Timeframe timeframe : Timeframe.values()) {
            bars.put(timeframe, RealCandles.bitstamp(timeframe));
            next.put(timeframe, 0);
        }
        List<OrClock<Candle>> records = new ArrayList<>();
        long start = bars.get(Timeframe.M1).get(0).openTime();
        for (long time = start; time <= start + span.toMillis(); time += 60_000) {
            for (String symbol : symbols) {
                for (Timeframe timeframe : Timeframe.values()) {
                    int at = next.get(timeframe);
                    if (at < bars.get(timeframe).size()
                            && bars.get(timeframe).get(at).openTime() + timeframe.millis()
                                    <= time) {
                        records.add(OrClock.of(candle(symbol, timeframe, bars, at)));
                    }
                }
                records.add(
                        OrClock.clock(
                                new Clock(
                                        VENUE,
                                        symbol,
                                        Instant.ofEpochMilli(time),
                                        Clock.Mark.MARKET,
                                        symbols.length)));
            }
            for (Timeframe timeframe : Timeframe.values()) {
                int at = next.get(timeframe);
                if (at < bars.get(timeframe).size()
                        && bars.get(timeframe).get(at).openTime() + timeframe.millis() <= time) {
                    next.put(timeframe, at + 1);
                }
            }
        }
        return records;
    }

    private static Candle candle(
            String symbol, Timeframe timeframe, Map<Timeframe, List<Bar>> bars, int at) {
        Bar bar = bars.get(timeframe).get(at);
        return candle(new Series(VENUE, symbol, timeframe), bar);
    }

    public static Candle candle(Series series, Bar bar) {
        return new Candle(
                series,
                Instant.ofEpochMilli(bar.openTime()),
                BigDecimal.valueOf(bar.open()),
                BigDecimal.valueOf(bar.high()),
                BigDecimal.valueOf(bar.low()),
                BigDecimal.valueOf(bar.close()),
                BigDecimal.valueOf(bar.volume()),
                1);
    }

    /** The plain run over each series, joined and sorted by series and order. */
    public static List<StructureEvent> expectedEvents(
            List<OrClock<Candle>> topic, DetectionParameters parameters) {
        return barsBySeries(topic).entrySet().stream()
                .flatMap(
                        entry ->
                                Detection.over(entry.getKey(), parameters, entry.getValue())
                                        .events()
                                        .stream())
                .sorted(BY_SERIES_AND_ORDER)
                .toList();
    }

    public static List<EntrySignal> expectedSignals(
            List<OrClock<Candle>> topic, DetectionParameters parameters) {
        return barsBySeries(topic).entrySet().stream()
                .flatMap(
                        entry ->
                                Detection.over(entry.getKey(), parameters, entry.getValue())
                                        .signals()
                                        .stream())
                .sorted(BY_SERIES_AND_TIME)
                .toList();
    }

    /** Sorted by series; of each series the order is kept. */
    static List<StructureEvent> bySeries(List<StructureEvent> events) {
        return events.stream()
                .sorted(Comparator.comparing((StructureEvent event) -> event.series().key()))
                .toList();
    }

    /** The signals among signals and clocks, sorted as those that are expected. */
    static List<EntrySignal> signals(List<OrClock<EntrySignal>> records) {
        return records.stream()
                .filter(record -> !record.isClock())
                .map(OrClock::value)
                .sorted(BY_SERIES_AND_TIME)
                .toList();
    }

    /** Market time of a signal or clock. */
    static Instant timeOf(OrClock<EntrySignal> record) {
        return record.isClock() ? record.clock().time() : record.value().confirmedTime();
    }

    private static Map<Series, List<Bar>> barsBySeries(List<OrClock<Candle>> topic) {
        Map<Series, List<Bar>> bars = new HashMap<>();
        for (OrClock<Candle> record : topic) {
            if (!record.isClock()) {
                bars.computeIfAbsent(record.value().series(), series -> new ArrayList<>())
                        .add(record.value().bar());
            }
        }
        return bars;
    }
}
