package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.PrivateFeed;
import io.smctrading.simulator.market.MarketTrade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Prices and transactions as they come, one line each. */
final class StreamRoutes implements ExchangeListener {

    private static final String ACCOUNT = "/v3/accounts/{account}";
    private static final Duration PRICE_GAP = Duration.ofMillis(250);

    private final Exchange exchange;
    private final Faults faults;
    private final Requests requests;
    private final PrivateFeed<ObjectNode> feed;
    private final OandaFaultWords words;
    private final LineStreams streams = new LineStreams();
    private final Map<LineStreams.Stream, Listener> pricing = new ConcurrentHashMap<>();

    StreamRoutes(
            Exchange exchange,
            Faults faults,
            Requests requests,
            PrivateFeed<ObjectNode> feed,
            OandaFaultWords words) {
        this.exchange = exchange;
        this.faults = faults;
        this.requests = requests;
        this.feed = feed;
        this.words = words;
    }

    /** Who hears the prices of some instruments, each at most four times a second. */
    private static final class Listener {
        private final List<Instrument> instruments;
        private final Map<Instrument, Instant> told = new HashMap<>();
        private final Set<Instrument> late = new HashSet<>();

        private Listener(List<Instrument> instruments) {
            this.instruments = instruments;
        }
    }

    void configure(JavalinConfig config) {
        config.routes.get(ACCOUNT + "/pricing/stream", context -> open(context, true));
        config.routes.get(ACCOUNT + "/transactions/stream", context -> open(context, false));
    }

    private void open(Context context, boolean prices) {
        if (faults.maintenance()) {
            words.maintenance(context);
            return;
        }
        if (streams.full()) {
            OandaFaultWords.tooMany(context);
            return;
        }
        try {
            OandaAccount account = requests.account(context);
            if (prices) {
                prices(context);
            } else {
                transactions(context, account);
            }
        } catch (Malformed e) {
            OandaFaultWords.error(context, e.status(), e.code(), e.getMessage());
        }
    }

    private void prices(Context context) {
        String names = context.queryParam("instruments");
        List<Instrument> instruments = PricingRoutes.named(exchange, names == null ? "" : names);
        LineStreams.Stream stream = streams.open();
        exchange.read(
                () -> {
                    Listener listener = new Listener(instruments);
                    instruments.forEach(one -> tell(stream, listener, one, exchange.now()));
                    return pricing.put(stream, listener);
                });
        try {
            streams.write(context, stream, this::heartbeat);
        } finally {
            pricing.remove(stream);
        }
    }

    private ObjectNode heartbeat() {
        return Json.object().put("type", "HEARTBEAT").put("time", Json.time(exchange.now()));
    }

    private void transactions(Context context, OandaAccount account) {
        LineStreams.Stream stream = streams.open();
        Runnable end = feed.listen(account.core(), stream::say);
        try {
            streams.write(
                    context,
                    stream,
                    () ->
                            heartbeat()
                                    .put(
                                            "lastTransactionID",
                                            exchange.read(() -> account.journal().lastId())));
        } finally {
            end.run();
        }
    }

    @Override
    public void traded(Instrument instrument, MarketTrade trade) {
        Instant now = exchange.now();
        pricing.forEach(
                (stream, listener) -> {
                    if (!listener.instruments.contains(instrument)) {
                        return;
                    }
                    Instant last = listener.told.get(instrument);
                    if (last == null || !now.isBefore(last.plus(PRICE_GAP))) {
                        tell(stream, listener, instrument, now);
                    } else {
                        listener.late.add(instrument);
                    }
                });
    }

    /** Tells the prices that were held back. */
    void tick() {
        exchange.read(
                () -> {
                    Instant now = exchange.now();
                    pricing.forEach(
                            (stream, listener) ->
                                    Set.copyOf(listener.late)
                                            .forEach(one -> tell(stream, listener, one, now)));
                    return null;
                });
    }

    private void tell(
            LineStreams.Stream stream, Listener listener, Instrument instrument, Instant now) {
        listener.late.remove(instrument);
        listener.told.put(instrument, now);
        stream.say(OandaPrice.of(exchange.market(instrument)).json());
    }

    /** Ends every stream. */
    void cut() {
        streams.cut();
    }
}
