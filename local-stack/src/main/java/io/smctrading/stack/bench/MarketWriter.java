package io.smctrading.stack.bench;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock.Mark;
import io.smctrading.core.market.OpenCandles;
import io.smctrading.core.market.Trade;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.replay.TradeRow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes market records of many symbols as connectors would: each step of a tape happens to every
 * symbol at once, all symbols in the same order. Not safe for several threads.
 */
final class MarketWriter implements AutoCloseable {

    private static final String VENUE = "bitstamp";

    private final Namespace namespace;
    private final List<String> symbols;
    private final List<byte[]> keys;
    private final RecordSender sender;
    private final WireWriter<TradeOrClock> trades;
    private final WireWriter<CandleOrClock> candles;
    private final WireWriter<Instrument> instruments;
    private OpenCandles open = OpenCandles.NONE;

    /**
     * @param symbols how many, at least 1
     */
    MarketWriter(Endpoints endpoints, Namespace namespace, int symbols, RecordSender sender) {
        RegistryClient registry = new RegistryClient(endpoints.registry());
        this.namespace = namespace;
        this.symbols = symbols(symbols);
        this.keys =
                this.symbols.stream()
                        .map(symbol -> (VENUE + ':' + symbol).getBytes(StandardCharsets.UTF_8))
                        .toList();
        this.sender = sender;
        this.trades = new WireWriter<>(registry, namespace.name(), Topics.TRADES);
        this.candles = new WireWriter<>(registry, namespace.name(), Topics.CANDLES);
        this.instruments = new WireWriter<>(registry, namespace.name(), Topics.INSTRUMENTS);
    }

    private static List<String> symbols(int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            names.add("S%05d-USD".formatted(i));
        }
        return names;
    }

    List<String> symbols() {
        return symbols;
    }

    /** Writes what risk and the venue must know of each symbol: cents and satoshis. */
    void instruments() {
        for (int i = 0; i < symbols.size(); i++) {
            String symbol = symbols.get(i);
            send(
                    Topics.INSTRUMENTS,
                    i,
                    instruments.write(
                            Instrument.newBuilder()
                                    .setVenue(VENUE)
                                    .setSymbol(symbol)
                                    .setVenueSymbol(symbol)
                                    .setBaseAsset(symbol.substring(0, symbol.indexOf('-')))
                                    .setQuoteAsset("USD")
                                    .setTickSize(new BigDecimal("0.01000000"))
                                    .setLotSize(new BigDecimal("0.00000001"))
                                    .setMinimumNotional(new BigDecimal("1.00000000"))
                                    .setShortable(false)
                                    .build()));
        }
    }

    /** One step of a tape for every symbol in {@code market.trades}. */
    void trades(MarketTape.Step step) {
        for (int i = 0; i < symbols.size(); i++) {
            if (step.isClock()) {
                clock(Topics.TRADES, i, step.time());
            } else {
                trade(i, Long.toString(step.number()), step.time(), step.trade());
            }
        }
    }

    /**
     * One step of a tape for every symbol in {@code market.candles}: the candles that it closes, by
     * the rule of the ingest job, and its clock.
     *
     * @return how many records that was
     */
    long candles(MarketTape.Step step) {
        List<Candle> closed = new ArrayList<>();
        if (step.isClock()) {
            open =
                    open.advance(
                            new io.smctrading.core.market.Clock(
                                    VENUE, symbols.get(0), step.time(), Mark.MARKET, 0),
                            closed::add);
        } else {
            open =
                    open.add(
                            new Trade(
                                    VENUE,
                                    symbols.get(0),
                                    Long.toString(step.number()),
                                    step.time(),
                                    step.trade().price(),
                                    step.trade().quantity()),
                            closed::add);
        }
        for (int i = 0; i < symbols.size(); i++) {
            for (Candle candle : closed) {
                send(Topics.CANDLES, i, candles.write(wire(symbols.get(i), candle)));
            }
            if (step.isClock()) {
                clock(Topics.CANDLES, i, step.time());
            }
        }
        return (long) symbols.size() * (closed.size() + (step.isClock() ? 1 : 0));
    }

    /** One trade of one symbol. */
    void trade(int symbol, String id, Instant time, TradeRow row) {
        send(
                Topics.TRADES,
                symbol,
                trades.write(
                        new TradeOrClock(
                                new io.smctrading.schemas.Trade(
                                        VENUE,
                                        symbols.get(symbol),
                                        id,
                                        time,
                                        row.price(),
                                        row.quantity(),
                                        Aggressor.UNKNOWN))));
    }

    /** One clock of one symbol in {@code market.trades}. */
    void clock(int symbol, Instant time) {
        clock(Topics.TRADES, symbol, time);
    }

    private void clock(Topic<?> topic, int symbol, Instant time) {
        Clock clock = new Clock(VENUE, symbols.get(symbol), time, ClockMark.MARKET, null);
        send(
                topic,
                symbol,
                topic.equals(Topics.TRADES)
                        ? trades.write(new TradeOrClock(clock))
                        : candles.write(new CandleOrClock(clock)));
    }

    private static CandleOrClock wire(String symbol, Candle candle) {
        return new CandleOrClock(
                new io.smctrading.schemas.Candle(
                        VENUE,
                        symbol,
                        candle.series().timeframe().code(),
                        candle.openTime(),
                        candle.closeTime(),
                        WireDecimal.exact(candle.open()),
                        WireDecimal.exact(candle.high()),
                        WireDecimal.exact(candle.low()),
                        WireDecimal.exact(candle.close()),
                        WireDecimal.exact(candle.volume()),
                        candle.trades()));
    }

    private void send(Topic<?> topic, int symbol, byte[] value) {
        sender.send(topic.in(namespace.name()), keys.get(symbol), value);
    }

    /** Returns once Kafka has all. */
    void flush() {
        sender.flush();
    }

    @Override
    public void close() {
        sender.close();
    }
}
