package io.smctrading.simulator.binance;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.server.FaultGate;
import io.smctrading.simulator.server.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binance spot: REST, market streams and WebSocket API on one port. */
public final class BinanceProtocol implements Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(BinanceProtocol.class);
    private static final long PING_SECONDS = 20;
    private static final Duration SILENCE = Duration.ofSeconds(60 + PING_SECONDS);
    private static final int MESSAGE_BYTES = 256 * 1024;

    private final Exchange exchange;
    private final Faults faults;
    private final PrivateFeed<Map<String, Object>> feed;
    private final Limits limits;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final RestApi rest;
    private final FaultGate gate;
    private final WebSocketApi webSocketApi;
    private final MarketStreams streams;
    private final List<ScheduledFuture<?>> beats = new ArrayList<>();

    public BinanceProtocol(Exchange exchange, Faults faults, ScheduledExecutorService timer) {
        this.exchange = exchange;
        this.faults = faults;
        this.feed = new PrivateFeed<>(faults);
        this.limits = new Limits(faults, exchange::now);
        Symbols symbols = new Symbols(exchange);
        Security security = new Security(exchange);
        ClientIds ids = new ClientIds();
        OrderReader reader = new OrderReader(new Filters(exchange), ids);
        AccountEndpoints accounts = new AccountEndpoints(exchange, symbols, limits);
        TradeEndpoints trading = new TradeEndpoints(exchange, symbols, reader, ids, limits);
        endpoints.addAll(new MarketEndpoints(exchange, symbols).all());
        endpoints.addAll(trading.all());
        endpoints.addAll(new ListEndpoints(exchange, symbols, reader, ids, limits, trading).all());
        endpoints.addAll(accounts.all());
        endpoints.addAll(new WalletEndpoints(exchange, faults).all());
        this.rest = new RestApi(exchange, security, limits);
        this.gate = new FaultGate(faults, rest, timer);
        rest.gate(gate);
        this.webSocketApi =
                new WebSocketApi(exchange, faults, security, limits, accounts, feed, endpoints);
        this.streams = new MarketStreams(exchange, symbols);
        exchange.listen(new PrivateEvents(feed, limits));
        exchange.listen(streams);
        every(timer, MarketStreams.BEAT_MILLIS, streams::beat);
        every(timer, TimeUnit.SECONDS.toMillis(PING_SECONDS), this::ping);
    }

    private void every(ScheduledExecutorService timer, long millis, Runnable action) {
        Runnable guarded =
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        LOG.warn("A stream could not be served", e);
                    }
                };
        beats.add(timer.scheduleAtFixedRate(guarded, millis, millis, TimeUnit.MILLISECONDS));
    }

    @Override
    public Exchange exchange() {
        return exchange;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public void configure(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(
                factory -> {
                    factory.setIdleTimeout(SILENCE);
                    factory.setMaxTextMessageSize(MESSAGE_BYTES);
                });
        rest.routes(config.routes, endpoints);
        config.routes.wsBeforeUpgrade(this::refuseDuringMaintenance);
        config.routes.ws(
                "/ws-api/v3",
                ws -> {
                    ws.onConnect(webSocketApi::connect);
                    ws.onMessage(message -> webSocketApi.message(message, message.message()));
                    ws.onClose(webSocketApi::close);
                });
        config.routes.ws("/ws", ws -> stream(ws, false, context -> List.of()));
        config.routes.ws(
                "/ws/<streams>",
                ws -> stream(ws, false, context -> split(context.pathParam("streams"))));
        config.routes.ws(
                "/stream", ws -> stream(ws, true, context -> split(context.queryParam("streams"))));
    }

    private void refuseDuringMaintenance(Context context) {
        if (faults.maintenance()) {
            throw new io.javalin.http.ServiceUnavailableResponse("maintenance");
        }
    }

    private void stream(
            WsConfig ws,
            boolean combined,
            java.util.function.Function<WsContext, List<String>> named) {
        ws.onConnect(context -> streams.connect(context, combined, named.apply(context)));
        ws.onMessage(message -> streams.message(message, message.message()));
        ws.onClose(streams::close);
    }

    private static List<String> split(String names) {
        return names == null ? List.of() : List.of(names.split("/"));
    }

    @Override
    public long privateEvents() {
        return feed.emitted();
    }

    @Override
    public Map<String, Object> truth() {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("requestsRefusedByLimits", limits.refused());
        truth.put("usedWeight", limits.usedWeight());
        truth.put("marketConnections", streams.connections().size());
        truth.put("apiConnections", webSocketApi.sessions().size());
        return truth;
    }

    private void ping() {
        long now = exchange.now().toEpochMilli();
        each(context -> Sockets.ping(context, now));
    }

    private void each(Consumer<WsContext> action) {
        Stream.concat(
                        streams.connections().stream().map(MarketStreams.Connection::context),
                        webSocketApi.sessions().stream().map(WebSocketApi.Session::context))
                .forEach(action);
    }

    @Override
    public void disconnect() {
        each(Sockets::cut);
    }

    @Override
    public void shutDown() {
        Map<String, Object> event = StreamEvents.event("serverShutdown", Instant.EPOCH);
        event.put("E", exchange.now().toEpochMilli());
        for (MarketStreams.Connection connection : streams.connections()) {
            Map<String, Object> wrapped = new LinkedHashMap<>();
            wrapped.put("stream", "!serverShutdown");
            wrapped.put("data", event);
            connection.send(Sockets.text(connection.combined() ? wrapped : event));
        }
        for (WebSocketApi.Session session : webSocketApi.sessions()) {
            session.send(Map.of("event", event));
        }
        each(context -> context.closeSession(1001, "server shutdown"));
    }

    @Override
    public void reset() {
        limits.reset();
        streams.reset();
    }

    @Override
    public void close() {
        beats.forEach(beat -> beat.cancel(false));
        gate.close();
        each(Sockets::cut);
    }
}
