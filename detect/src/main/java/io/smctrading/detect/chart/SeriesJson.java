package io.smctrading.detect.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.KillZone;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.TradingSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A series as the page reads it: columns of small whole numbers.
 *
 * <ul>
 *   <li>A candle is named by its index; one before the first shown is −1 − its position in {@code
 *       early}; one that has not come is the number of candles.
 *   <li>Columns of candles and of scaled prices hold differences to the row before.
 *   <li>A candle's open is relative to the close before, its close to its open; high and low are
 *       the lengths of its wicks.
 *   <li>A name is its position in {@code words}, −1 for none.
 * </ul>
 */
final class SeriesJson {
    private static final MathContext VOLUME = new MathContext(7);
    private static final MathContext SIGNAL_PRICE = new MathContext(12);

    private final ChartSeries chart;
    private final CandleWindow candles;
    private final PriceScale prices;
    private final JsonGenerator json;
    private final Map<Long, Integer> early = new LinkedHashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    private SeriesJson(ChartSeries chart, JsonGenerator json) {
        this.chart = chart;
        this.candles = chart.candles();
        this.prices = PriceScale.of(candles);
        this.json = json;
    }

    /**
     * @throws IllegalStateException if an event names a candle that the series does not have
     */
    static void write(ChartSeries chart, JsonGenerator json) throws IOException {
        new SeriesJson(chart, json).write();
    }

    private void write() throws IOException {
        Series series = chart.series();
        json.writeStartObject();
        json.writeStringField("venue", series.venue());
        json.writeStringField("symbol", series.symbol());
        json.writeStringField("timeframe", series.timeframe().code());
        json.writeNumberField("millis", series.timeframe().millis());
        json.writeNumberField("digits", prices.digits());
        json.writeNumberField("seen", candles.total());
        json.writeNumberField("count", candles.size());
        writeTimes(series.timeframe().millis());
        writeCandles();
        writeMarks(chart.marks());
        writeZones(chart.zones());
        writeSignals(chart.signals());
        writeHours(series.timeframe());
        json.writeArrayFieldStart("early");
        for (long time : early.keySet()) {
            json.writeNumber(time);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("words");
        for (String word : words.keySet()) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The first open time, then index and milliseconds of every step that is not the usual one. */
    private void writeTimes(long usual) throws IOException {
        json.writeNumberField("first", candles.isEmpty() ? 0 : candles.openTime(0));
        json.writeArrayFieldStart("steps");
        for (int i = 1; i < candles.size(); i++) {
            long step = candles.openTime(i) - candles.openTime(i - 1);
            if (step != usual) {
                json.writeNumber(i);
                json.writeNumber(step);
            }
        }
        json.writeEndArray();
    }

    private void writeCandles() throws IOException {
        json.writeArrayFieldStart("open");
        long before = 0;
        for (int i = 0; i < candles.size(); i++) {
            json.writeNumber(prices.scaled(candles.open(i)) - before);
            before = prices.scaled(candles.close(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("high");
        for (int i = 0; i < candles.size(); i++) {
            json.writeNumber(
                    prices.scaled(candles.high(i))
                            - prices.scaled(Math.max(candles.open(i), candles.close(i))));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("low");
        for (int i = 0; i < candles.size(); i++) {
            json.writeNumber(
                    prices.scaled(Math.min(candles.open(i), candles.close(i)))
                            - prices.scaled(candles.low(i)));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("close");
        for (int i = 0; i < candles.size(); i++) {
            json.writeNumber(prices.scaled(candles.close(i)) - prices.scaled(candles.open(i)));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("volume");
        for (int i = 0; i < candles.size(); i++) {
            writeRounded(candles.volume(i), VOLUME);
        }
        json.writeEndArray();
    }

    private void writeMarks(List<Mark> marks) throws IOException {
        json.writeObjectFieldStart("marks");
        column("type", marks, mark -> word(mark.type()));
        column("direction", marks, mark -> word(mark.direction()));
        column("scope", marks, mark -> word(mark.scope()));
        column("label", marks, mark -> word(mark.label()));
        differences("from", marks, mark -> candle(mark.from()));
        differences("anchor", marks, mark -> candle(mark.anchor()));
        differences("known", marks, mark -> candle(mark.known()));
        differences("price", marks, mark -> prices.scaled(mark.price()));
        json.writeEndObject();
    }

    private void writeZones(List<DrawnZone> zones) throws IOException {
        json.writeObjectFieldStart("zones");
        column("type", zones, zone -> word(zone.birth().type()));
        column("direction", zones, zone -> word(zone.birth().direction()));
        column("scope", zones, zone -> word(zone.birth().scope()));
        column("label", zones, zone -> word(zone.birth().label()));
        differences("anchor", zones, zone -> candle(zone.birth().anchorTime().toEpochMilli()));
        differences("known", zones, zone -> candle(zone.known()));
        differences("mitigated", zones, zone -> candle(zone.mitigated()));
        differences("ended", zones, zone -> candle(zone.ended()));
        column("end", zones, zone -> word(zone.end()));
        differences("top", zones, zone -> prices.scaled(zone.birth().top()));
        column("height", zones, zone -> height(zone.birth()));
        json.writeArrayFieldStart("strength");
        for (DrawnZone zone : zones) {
            json.writeNumber(
                    Double.isNaN(zone.birth().strength())
                            ? -1
                            : Math.round(zone.birth().strength() * 1000));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Scaled; −1 for a level. */
    private long height(StructureEvent birth) {
        return birth.isZone() ? prices.scaled(birth.top()) - prices.scaled(birth.bottom()) : -1;
    }

    private void writeSignals(List<EntrySignal> signals) throws IOException {
        long millis = chart.series().timeframe().millis();
        json.writeObjectFieldStart("signals");
        column("side", signals, signal -> signal.side() == Side.LONG ? 1 : -1);
        column("scope", signals, signal -> word(signal.scope()));
        differences("anchor", signals, signal -> candle(signal.anchorTime().toEpochMilli()));
        differences(
                "known", signals, signal -> candle(signal.confirmedTime().toEpochMilli() - millis));
        json.writeArrayFieldStart("entry");
        for (EntrySignal signal : signals) {
            writeRounded(signal.entry(), SIGNAL_PRICE);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stop");
        for (EntrySignal signal : signals) {
            writeRounded(signal.stop(), SIGNAL_PRICE);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("target");
        for (EntrySignal signal : signals) {
            writeRounded(signal.target(), SIGNAL_PRICE);
        }
        json.writeEndArray();
        column("confidence", signals, EntrySignal::confidence);
        column("factors", signals, signal -> Factor.bits(signal.factors()));
        json.writeEndObject();
    }

    /** Runs of candles that lie in a kill zone or session: its name, the first and the last. */
    private void writeHours(Timeframe timeframe) throws IOException {
        Map<Enum<?>, Integer> begun = new LinkedHashMap<>();
        json.writeArrayFieldStart("hours");
        for (int i = 0; i <= candles.size(); i++) {
            Set<Enum<?>> now =
                    i < candles.size() ? hoursOf(candles.openTime(i), timeframe) : Set.of();
            for (Enum<?> hours : List.copyOf(begun.keySet())) {
                if (!now.contains(hours)) {
                    json.writeNumber(word(hours));
                    json.writeNumber(begun.remove(hours));
                    json.writeNumber(i - 1);
                }
            }
            for (Enum<?> hours : now) {
                begun.putIfAbsent(hours, i);
            }
        }
        json.writeEndArray();
    }

    private static Set<Enum<?>> hoursOf(long openTime, Timeframe timeframe) {
        Instant open = Instant.ofEpochMilli(openTime);
        Set<Enum<?>> hours = new LinkedHashSet<>(TradingSession.of(open, timeframe));
        KillZone.of(open, timeframe).ifPresent(hours::add);
        return hours;
    }

    private <T> void column(String name, List<T> rows, ToLongFunction<T> value) throws IOException {
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            json.writeNumber(value.applyAsLong(row));
        }
        json.writeEndArray();
    }

    private <T> void differences(String name, List<T> rows, ToLongFunction<T> value)
            throws IOException {
        json.writeArrayFieldStart(name);
        long before = 0;
        for (T row : rows) {
            long now = value.applyAsLong(row);
            json.writeNumber(now - before);
            before = now;
        }
        json.writeEndArray();
    }

    private int candle(long openTime) {
        if (openTime == DrawnZone.NEVER) {
            return candles.size();
        }
        if (candles.isEmpty() || openTime < candles.openTime(0)) {
            return -1 - positionIn(early, openTime);
        }
        int index = candles.indexOf(openTime);
        if (index < 0) {
            throw new IllegalStateException(
                    chart.series().key() + " has no candle that opens at " + openTime);
        }
        return index;
    }

    private int word(Enum<?> value) {
        if (value == null) {
            return -1;
        }
        // New York is both.
        String kind = value instanceof KillZone ? "KILL_ZONE_" : "";
        return positionIn(words, kind + value.name());
    }

    /** Where it stands in the order of first use. */
    private static <K> int positionIn(Map<K, Integer> dictionary, K key) {
        Integer position = dictionary.putIfAbsent(key, dictionary.size());
        return position == null ? dictionary.size() - 1 : position;
    }

    private void writeRounded(double value, MathContext precision) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(new BigDecimal(value).round(precision).doubleValue());
        }
    }
}
