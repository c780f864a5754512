package io.smctrading.simulator.binance;

import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.server.Protocol;
import java.util.concurrent.ScheduledExecutorService;

/** Binance spot: REST, market streams and WebSocket API on one port. */
public final class BinanceProtocol implements Protocol {

    private final Exchange exchange;
    private final Faults faults;
    private final ScheduledExecutorService timer;
    private final PrivateFeed<String> feed;

    public BinanceProtocol(Exchange exchange, Faults faults, ScheduledExecutorService timer) {
        this.exchange = exchange;
        this.faults = faults;
        this.timer = timer;
        this.feed = new PrivateFeed<>(faults);
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
        config.routes.get("/api/v3/ping", context -> context.json(java.util.Map.of()));
    }

    @Override
    public long privateEvents() {
        return feed.emitted();
    }

    @Override
    public void disconnect() {}

    @Override
    public void reset() {}

    @Override
    public void close() {}
}
