package io.smctrading.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.binance.StreamEvents.BookState;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.server.HttpServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The market streams. Trades and best prices are sent as they come, books every 100 ms if they
 * changed, candles and tickers every second.
 */
final class MarketStreams implements ExchangeListener {

    /** How often {@link #beat} is to be called. */
    static final long BEAT_MILLIS = 100;

    private static final int BEATS_PER_SECOND = 10;

    private final Exchange exchange;
    private final Symbols symbols;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, Set<Connection>> listeners = new ConcurrentHashMap<>();
    private final Map<String, BookState> sentBooks = new LinkedHashMap<>();
    private final Map<String, Instant> sentCandles = new LinkedHashMap<>();
    private long beats;

    MarketStreams(Exchange exchange, Symbols symbols) {
        this.exchange = exchange;
        this.symbols = symbols;
    }

    /** A new connection. {@code streams} are those that its address names. */
    void connect(WsContext context, boolean combined, List<String> streams) {
        Connection connection = new Connection(context, combined);
        connections.put(context.sessionId(), connection);
        streams.stream().filter(s -> !s.isEmpty()).forEach(s -> subscribe(connection, s));
    }

    void close(WsContext context) {
        Connection connection = connections.remove(context.sessionId());
        if (connection != null) {
            listeners.values().forEach(all -> all.remove(connection));
        }
    }

    Collection<Connection> connections() {
        return connections.values();
    }

    /** Forgets what was sent of books and candles. */
    void reset() {
        exchange.read(
                () -> {
                    sentBooks.clear();
                    sentCandles.clear();
                    return null;
                });
    }

    void message(WsContext context, String text) {
        Connection connection = connections.get(context.sessionId());
        if (connection == null) {
            return;
        }
        try {
            connection.send(Sockets.text(answer(connection, HttpServer.JSON.readTree(text))));
        } catch (JsonProcessingException e) {
            connection.send(
                    Sockets.text(
                            error(3, "Invalid JSON: expected value at line 1 column 1", null)));
        }
    }

    private Map<String, Object> answer(Connection connection, JsonNode request) {
        JsonNode id = request.get("id");
        String method = request.path("method").asText();
        List<String> params = new ArrayList<>();
        request.path("params").forEach(param -> params.add(param.asText()));
        Object result = null;
        switch (method) {
            case "SUBSCRIBE" -> params.forEach(stream -> subscribe(connection, stream));
            case "UNSUBSCRIBE" ->
                    params.forEach(
                            stream -> {
                                connection.streams.remove(stream);
                                listeners.getOrDefault(stream, Set.of()).remove(connection);
                            });
            case "LIST_SUBSCRIPTIONS" -> result = List.copyOf(connection.streams);
            case "SET_PROPERTY" -> connection.combined = request.path("params").path(1).asBoolean();
            case "GET_PROPERTY" -> result = connection.combined;
            case "" -> {
                return error(2, "Invalid request: missing field `method` at line 1 column 1", id);
            }
            default -> {
                return error(
                        2,
                        "Invalid request: unknown variant `"
                                + method
                                + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`,"
                                + " `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY` at line"
                                + " 1 column 1",
                        id);
            }
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("result", result);
        view.put("id", id);
        return view;
    }

    private static Map<String, Object> error(int code, String message, JsonNode id) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("msg", message);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("error", error);
        view.put("id", id);
        return view;
    }

    private void subscribe(Connection connection, String stream) {
        exchange.read(
                () -> {
                    connection.streams.add(stream);
                    listeners
                            .computeIfAbsent(stream, name -> ConcurrentHashMap.newKeySet())
                            .add(connection);
                    return null;
                });
    }

    @Override
    public void traded(Instrument instrument, MarketTrade trade) {
        if (connections.isEmpty()) {
            return;
        }
        String symbol = instrument.symbol().toLowerCase(Locale.ROOT);
        if (heard(symbol + "@trade")) {
            send(symbol + "@trade", StreamEvents.trade(instrument, trade));
        }
        if (heard(symbol + "@aggTrade")) {
            send(symbol + "@aggTrade", StreamEvents.aggregate(instrument, trade));
        }
        for (String stream : List.of(symbol + "@bookTicker", "!bookTicker")) {
            if (heard(stream)) {
                send(stream, StreamEvents.bookTicker(exchange.market(instrument)));
            }
        }
    }

    /** Sends what is due; to be called every {@value #BEAT_MILLIS} ms. */
    void beat() {
        if (connections.isEmpty()) {
            return;
        }
        exchange.read(
                () -> {
                    boolean second = ++beats % BEATS_PER_SECOND == 0;
                    for (String stream : listeners.keySet()) {
                        if (heard(stream)) {
                            beat(stream, second);
                        }
                    }
                    return null;
                });
    }

    private void beat(String stream, boolean second) {
        int at = stream.indexOf('@');
        String symbol = at < 0 ? stream : stream.substring(0, at);
        String kind = at < 0 ? "" : stream.substring(at + 1);
        if (symbol.startsWith("!")) {
            if (second) {
                array(stream);
            }
            return;
        }
        Optional<Instrument> instrument = symbols.ofStream(symbol);
        if (instrument.isEmpty()) {
            return;
        }
        Market market = exchange.market(instrument.get());
        boolean fast = kind.endsWith("@100ms");
        if (kind.startsWith("depth") && (second || fast)) {
            depth(stream, kind, market);
        } else if (second) {
            slow(stream, kind, market);
        }
    }

    private void slow(String stream, String kind, Market market) {
        Instant now = exchange.now();
        switch (kind) {
            case "ticker" -> send(stream, StreamEvents.ticker(market, market.day(now), now));
            case "miniTicker" ->
                    send(stream, StreamEvents.miniTicker(market, market.day(now), now));
            case "avgPrice" -> send(stream, StreamEvents.averagePrice(market, now));
            default -> {
                if (kind.startsWith("kline_")) {
                    Intervals.of(kind.substring("kline_".length()))
                            .ifPresent(interval -> kline(stream, market, interval, now));
                }
            }
        }
    }

    private void array(String stream) {
        Instant now = exchange.now();
        BiFunction<Market, Candle, Map<String, Object>> view =
                switch (stream) {
                    case "!ticker@arr" -> (market, day) -> StreamEvents.ticker(market, day, now);
                    case "!miniTicker@arr" ->
                            (market, day) -> StreamEvents.miniTicker(market, day, now);
                    default -> null;
                };
        if (view != null) {
            send(
                    stream,
                    symbols.all().stream()
                            .map(exchange::market)
                            .map(market -> view.apply(market, market.day(now)))
                            .toList());
        }
    }

    private void depth(String stream, String kind, Market market) {
        String levels =
                kind.replace("@100ms", "").replace("@1000ms", "").substring("depth".length());
        if (!levels.isEmpty()) {
            if (List.of("5", "10", "20").contains(levels)) {
                send(stream, MarketViews.depth(market.book(), Integer.parseInt(levels)));
            }
            return;
        }
        BookState before = sentBooks.get(stream);
        if (before != null && before.updates() == market.book().updates()) {
            return;
        }
        BookState now = BookState.of(market.book());
        sentBooks.put(stream, now);
        if (before != null) {
            send(
                    stream,
                    StreamEvents.depthUpdate(market.instrument(), before, now, exchange.now()));
        }
    }

    private void kline(String stream, Market market, Intervals interval, Instant now) {
        Instant sent = sentCandles.get(stream);
        Instant from = sent == null ? interval.start(now) : sent;
        for (Candle candle : market.candles().of(interval::start, from, null, now, 1_000)) {
            boolean closed = interval.lastMillisecond(candle) < now.toEpochMilli();
            send(stream, StreamEvents.kline(market.instrument(), interval, candle, closed, now));
            sentCandles.put(stream, candle.start());
        }
    }

    private boolean heard(String stream) {
        return !listeners.getOrDefault(stream, Set.of()).isEmpty();
    }

    private void send(String stream, Object event) {
        String raw = Sockets.text(event);
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("stream", stream);
        wrapped.put("data", event);
        String combined = Sockets.text(wrapped);
        for (Connection connection : listeners.getOrDefault(stream, Set.of())) {
            connection.send(connection.combined ? combined : raw);
        }
    }

    /** A connection and what it listens to. */
    static final class Connection {

        private final WsContext context;
        private final Set<String> streams = ConcurrentHashMap.newKeySet();
        private volatile boolean combined;

        private Connection(WsContext context, boolean combined) {
            this.context = context;
            this.combined = combined;
        }

        WsContext context() {
            return context;
        }

        boolean combined() {
            return combined;
        }

        void send(String text) {
            Sockets.send(context, text);
        }
    }
}
