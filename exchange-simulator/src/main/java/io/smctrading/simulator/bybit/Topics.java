package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.BookLevel;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the public topics of a category say: {@code publicTrade.S}, {@code kline.I.S}, {@code
 * orderbook.D.S}, {@code tickers.S}. Under the exchange's lock.
 */
final class Topics implements ExchangeListener {

    private static final Set<String> DEPTHS = Set.of("1", "50", "200", "1000");

    private final String category;
    private final Exchange exchange;
    private final Streams streams;
    private final Map<String, Book> books = new HashMap<>();
    private final Map<String, ObjectNode> tickers = new HashMap<>();
    private final Map<String, Instant> candles = new HashMap<>();

    Topics(String category, Exchange exchange, Streams streams) {
        this.category = category;
        this.exchange = exchange;
        this.streams = streams;
    }

    boolean exists(String topic) {
        String[] parts = topic.split("\\.", -1);
        if (instrument(topic).isEmpty()) {
            return false;
        }
        return switch (parts[0]) {
            case "publicTrade", "tickers" -> parts.length == 2;
            case "orderbook" -> parts.length == 3 && DEPTHS.contains(parts[1]);
            case "kline" -> parts.length == 3 && interval(parts[1]).isPresent();
            default -> false;
        };
    }

    /** What a new listener is told first. */
    ArrayNode snapshots(String topic) {
        ArrayNode first = JsonNodeFactory.instance.arrayNode();
        Instrument instrument = instrument(topic).orElseThrow();
        if (topic.startsWith("orderbook")) {
            Book book = book(topic, instrument);
            first.add(book(topic, instrument, "snapshot", book.bids, book.asks, book.update));
        } else if (topic.startsWith("tickers")) {
            ObjectNode ticker =
                    MarketViews.ticker(exchange.market(instrument), exchange.now(), true);
            tickers.putIfAbsent(topic, ticker);
            first.add(ticker(topic, instrument, "snapshot", ticker));
        }
        return first;
    }

    @Override
    public void traded(Instrument instrument, MarketTrade trade) {
        if (!instrument.category().equals(category) || streams.all().isEmpty()) {
            return;
        }
        for (String topic : streams.topics()) {
            if (topic.endsWith("." + instrument.symbol())) {
                publish(topic, instrument, trade);
            }
        }
    }

    /** Tells of candles that have ended since the last trade. */
    void candlesClose() {
        for (String topic : streams.topics()) {
            if (topic.startsWith("kline")) {
                candle(topic, instrument(topic).orElseThrow());
            }
        }
    }

    private void publish(String topic, Instrument instrument, MarketTrade trade) {
        switch (topic.substring(0, topic.indexOf('.'))) {
            case "publicTrade" -> {
                ArrayNode data = JsonNodeFactory.instance.arrayNode();
                data.add(MarketViews.streamed(instrument, trade));
                streams.publish(topic, message(topic, "snapshot", data));
            }
            case "orderbook" -> bookMoved(topic, instrument);
            case "tickers" -> tickerMoved(topic, instrument);
            default -> candle(topic, instrument);
        }
    }

    private void bookMoved(String topic, Instrument instrument) {
        Book before = books.get(topic);
        Book now = Book.of(exchange.market(instrument), depth(topic), before);
        if (before == null || now.update == before.update) {
            return;
        }
        books.put(topic, now);
        if (depth(topic) == 1) {
            streams.publish(
                    topic, book(topic, instrument, "snapshot", now.bids, now.asks, now.update));
        } else {
            streams.publish(
                    topic,
                    book(
                            topic,
                            instrument,
                            "delta",
                            Book.changes(before.bids, now.bids),
                            Book.changes(before.asks, now.asks),
                            now.update));
        }
    }

    private Book book(String topic, Instrument instrument) {
        Book book = Book.of(exchange.market(instrument), depth(topic), books.get(topic));
        books.put(topic, book);
        return book;
    }

    private ObjectNode book(
            String topic,
            Instrument instrument,
            String type,
            List<BookLevel> bids,
            List<BookLevel> asks,
            long update) {
        MarketTrade last = exchange.market(instrument).last();
        ObjectNode data = Endpoint.object();
        data.put("s", instrument.symbol());
        data.set("b", MarketViews.levels(instrument, bids));
        data.set("a", MarketViews.levels(instrument, asks));
        data.put("u", update);
        data.put("seq", last.id());
        ObjectNode message = message(topic, type, data);
        message.put("cts", last.time().toEpochMilli());
        return message;
    }

    private void tickerMoved(String topic, Instrument instrument) {
        ObjectNode now = MarketViews.ticker(exchange.market(instrument), exchange.now(), true);
        ObjectNode before = tickers.put(topic, now);
        if (category.equals(Categories.SPOT) || before == null) {
            streams.publish(topic, ticker(topic, instrument, "snapshot", now));
            return;
        }
        ObjectNode changes = Endpoint.object();
        changes.put("symbol", instrument.symbol());
        now.properties()
                .forEach(
                        field -> {
                            if (!field.getValue().equals(before.get(field.getKey()))) {
                                changes.set(field.getKey(), field.getValue());
                            }
                        });
        if (changes.size() > 1) {
            streams.publish(topic, ticker(topic, instrument, "delta", changes));
        }
    }

    private ObjectNode ticker(String topic, Instrument instrument, String type, ObjectNode data) {
        ObjectNode message = message(topic, type, data);
        message.put("cs", exchange.market(instrument).last().id());
        return message;
    }

    private void candle(String topic, Instrument instrument) {
        Interval interval = interval(topic.split("\\.", -1)[1]).orElseThrow();
        Instant now = exchange.now();
        List<Candle> newest =
                exchange.market(instrument).candles().of(interval.start(), null, null, now, 2);
        Candle current = newest.get(newest.size() - 1);
        Instant told = candles.put(topic, current.start());
        boolean next = told != null && told.isBefore(current.start());
        if (next && newest.size() > 1) {
            publish(topic, instrument, interval, newest.get(0), true);
        }
        if (next || current.trades() > 0) {
            publish(topic, instrument, interval, current, false);
        }
    }

    private void publish(
            String topic,
            Instrument instrument,
            Interval interval,
            Candle candle,
            boolean confirmed) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        data.addObject()
                .put("start", candle.start().toEpochMilli())
                .put("end", interval.end().apply(candle.start()).toEpochMilli() - 1)
                .put("interval", interval.name())
                .put("open", Decimals.price(instrument, candle.open()))
                .put("close", Decimals.price(instrument, candle.close()))
                .put("high", Decimals.price(instrument, candle.high()))
                .put("low", Decimals.price(instrument, candle.low()))
                .put("volume", Decimals.plain(candle.volume()))
                .put("turnover", Decimals.plain(candle.turnover()))
                .put("confirm", confirmed)
                .put("timestamp", exchange.now().toEpochMilli());
        streams.publish(topic, message(topic, "snapshot", data));
    }

    private ObjectNode message(String topic, String type, JsonNode data) {
        ObjectNode message = Endpoint.object();
        message.put("topic", topic);
        message.put("ts", exchange.now().toEpochMilli());
        message.put("type", type);
        message.set("data", data);
        return message;
    }

    private Optional<Instrument> instrument(String topic) {
        return exchange.instrument(category, topic.substring(topic.lastIndexOf('.') + 1));
    }

    private static Optional<Interval> interval(String name) {
        try {
            return Optional.of(Interval.named(name));
        } catch (BybitRefusal none) {
            return Optional.empty();
        }
    }

    private static int depth(String topic) {
        return Integer.parseInt(topic.split("\\.", -1)[1]);
    }

    /** What the listeners of a book topic know. */
    private record Book(
            BigDecimal bestBid, List<BookLevel> bids, List<BookLevel> asks, long update) {

        static Book of(Market market, int depth, Book before) {
            BigDecimal best = market.book().bestBid();
            if (before != null && before.bestBid.compareTo(best) == 0) {
                return before;
            }
            return new Book(
                    best,
                    market.book().bids(depth),
                    market.book().asks(depth),
                    before == null ? 2 : before.update + 1);
        }

        /** Levels that are new or have another size, and a size of 0 for those that are gone. */
        static List<BookLevel> changes(List<BookLevel> before, List<BookLevel> now) {
            Map<BigDecimal, BigDecimal> gone = new TreeMap<>();
            before.forEach(level -> gone.put(level.price(), level.quantity()));
            List<BookLevel> changes = new ArrayList<>();
            for (BookLevel level : now) {
                BigDecimal known = gone.remove(level.price());
                if (known == null || known.compareTo(level.quantity()) != 0) {
                    changes.add(level);
                }
            }
            gone.keySet().forEach(price -> changes.add(new BookLevel(price, BigDecimal.ZERO)));
            return changes;
        }
    }
}
