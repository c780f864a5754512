package io.smctrading.simulator.bybit;

import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Rules;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.server.FaultGate;
import io.smctrading.simulator.server.Protocol;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Bybit v5, spot and linear: REST, public and private streams, order entry, on one port. */
public final class BybitProtocol implements Protocol {

    /** Link ids are taken for good, post-only orders that would trade are cancelled. */
    public static final Rules RULES =
            new Rules(Rules.ClientIds.UNIQUE_FOREVER, true, true, false, false);

    private final Exchange exchange;
    private final Faults faults;
    private final PrivateFeed<PrivateEvent> feed;
    private final Limits limits = new Limits();
    private final FaultGate gate;
    private final Rest rest;
    private final List<PublicStream> publicStreams;
    private final PrivateStream privateStream;
    private final OrderSocket orderSocket;
    private final ScheduledFuture<?> ticking;

    public BybitProtocol(Exchange exchange, Faults faults, ScheduledExecutorService timer) {
        this.exchange = exchange;
        this.faults = faults;
        this.feed = new PrivateFeed<>(faults);
        FaultWords words = new FaultWords(exchange, limits);
        this.gate = new FaultGate(faults, words, timer);
        LinearExits exits = new LinearExits(exchange);
        PositionViews positions = new PositionViews(exchange, exits);
        OrderQueries queries = new OrderQueries(exchange);
        this.rest =
                new Rest(exchange, faults, gate, words, limits)
                        .with(new MarketRoutes(exchange).endpoints())
                        .with(new TradeRoutes(exchange, queries).endpoints())
                        .with(queries.endpoints())
                        .with(new PositionRoutes(exchange, exits, positions).endpoints())
                        .with(new AccountRoutes(exchange).endpoints());
        this.publicStreams =
                List.of(
                        new PublicStream(Categories.SPOT, exchange),
                        new PublicStream(Categories.LINEAR, exchange));
        this.privateStream = new PrivateStream(exchange, feed);
        this.orderSocket = new OrderSocket(exchange, faults, rest);
        exchange.listen(new Reporter(exchange, positions, feed, privateStream.streams()::wanted));
        exchange.listen(exits);
        exchange.listen(new SpotExits(exchange));
        this.ticking = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        publicStreams.forEach(PublicStream::tick);
        privateStream.streams().cutSilent(exchange.now());
        orderSocket.streams().cutSilent(exchange.now());
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
        rest.configure(config);
        config.routes.ws("/v5/public/spot", publicStreams.get(0)::configure);
        config.routes.ws("/v5/public/linear", publicStreams.get(1)::configure);
        config.routes.ws("/v5/private", privateStream::configure);
        config.routes.ws("/v5/trade", orderSocket::configure);
    }

    /** Positions and balances are left out: not every client wants to hear of them. */
    @Override
    public long privateEvents() {
        return feed.emitted();
    }

    @Override
    public void disconnect() {
        publicStreams.forEach(stream -> stream.streams().dropAll());
        privateStream.streams().dropAll();
        orderSocket.streams().dropAll();
    }

    @Override
    public void shutDown() {
        publicStreams.forEach(stream -> stream.streams().closeAll());
        privateStream.streams().closeAll();
        orderSocket.streams().closeAll();
    }

    @Override
    public Map<String, Object> truth() {
        return Map.of("requestsRefusedByLimits", limits.refused());
    }

    @Override
    public void reset() {
        limits.clear();
    }

    @Override
    public void close() {
        ticking.cancel(false);
        shutDown();
        gate.close();
    }
}
