package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Rules;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.server.FaultGate;
import io.smctrading.simulator.server.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** OANDA v20: REST and streams on one port. */
public final class OandaProtocol implements Protocol {

    /** No queue, prices of the dealer; client ids are the protocol's own matter. */
    public static final Rules RULES =
            new Rules(Rules.ClientIds.UNIQUE_AMONG_OPEN, false, false, true, false);

    private static final int TICK_MILLIS = 250;

    private final Exchange exchange;
    private final Faults faults;
    private final PrivateFeed<ObjectNode> feed;
    private final RequestLimits limits = new RequestLimits();
    private final FaultGate gate;
    private final Map<Account, OandaAccount> accounts = new HashMap<>();
    private final Desk desk;
    private final Dealer dealer;
    private final Requests requests;
    private final StreamRoutes streams;
    private final ScheduledFuture<?> ticking;

    public OandaProtocol(Exchange exchange, Faults faults, ScheduledExecutorService timer) {
        this.exchange = exchange;
        this.faults = faults;
        this.feed = new PrivateFeed<>(faults);
        OandaFaultWords words = new OandaFaultWords(exchange, limits);
        this.gate = new FaultGate(faults, words, timer);
        for (Account account : exchange.accounts()) {
            accounts.put(account, new OandaAccount(exchange, account, feed));
        }
        TradeBook trades = new TradeBook(accounts::get, exchange::now);
        exchange.netting(trades);
        this.desk = new Desk(exchange);
        this.dealer = new Dealer(exchange, desk, trades, accounts::get);
        this.requests = new Requests(exchange, faults, gate, limits, accounts::get);
        this.streams = new StreamRoutes(exchange, faults, requests, feed, words);
        exchange.listen(dealer);
        exchange.listen(streams);
        this.ticking =
                timer.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        streams.tick();
        exchange.read(
                () -> {
                    dealer.expire();
                    return null;
                });
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
        streams.configure(config);
        new AccountRoutes(exchange, requests).configure(config);
        new OrderRoutes(requests, desk).configure(config);
        new TradeRoutes(exchange, requests, desk, dealer).configure(config);
        new PricingRoutes(exchange, requests).configure(config);
        new TransactionRoutes(exchange, requests).configure(config);
    }

    @Override
    public long privateEvents() {
        return feed.emitted();
    }

    @Override
    public Map<String, Object> truth() {
        return Map.of("requestsRefusedByLimits", limits.refused());
    }

    @Override
    public void disconnect() {
        streams.cut();
    }

    @Override
    public void reset() {
        limits.clear();
        exchange.read(
                () -> {
                    accounts.values().forEach(OandaAccount::reset);
                    return null;
                });
    }

    @Override
    public void close() {
        ticking.cancel(false);
        disconnect();
        gate.close();
    }
}
