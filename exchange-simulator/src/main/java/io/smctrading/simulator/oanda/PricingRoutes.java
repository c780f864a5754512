package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Prices and candles. */
final class PricingRoutes {

    private static final String ACCOUNT = "/v3/accounts/{account}";
    private static final int MOST_CANDLES = 5000;

    private final Exchange exchange;
    private final Requests requests;

    PricingRoutes(Exchange exchange, Requests requests) {
        this.exchange = exchange;
        this.requests = requests;
    }

    void configure(JavalinConfig config) {
        get(config, ACCOUNT + "/pricing", this::prices);
        get(config, ACCOUNT + "/instruments/{instrument}/candles", this::candles);
        get(config, "/v3/instruments/{instrument}/candles", this::candles);
    }

    private void get(JavalinConfig config, String path, Requests.Handler handler) {
        config.routes.get(path, context -> requests.serve(context, Operation.QUERY, handler));
    }

    private Requests.Answer prices(Requests.Call call) {
        ObjectNode json = Json.object();
        ArrayNode prices = json.putArray("prices");
        for (Instrument instrument : named(exchange, call.query("instruments", ""))) {
            ObjectNode price = OandaPrice.of(exchange.market(instrument)).json();
            price.putObject("quoteHomeConversionFactors")
                    .put("positiveUnits", "1.00000000")
                    .put("negativeUnits", "1.00000000");
            prices.add(price);
        }
        ArrayNode conversions = json.putArray("homeConversions");
        conversions
                .addObject()
                .put("currency", OandaAccount.HOME)
                .put("accountGain", "1")
                .put("accountLoss", "1")
                .put("positionValue", "1");
        json.put("time", Json.time(exchange.now()));
        return Requests.Answer.ok(json);
    }

    /**
     * Instruments by their names, separated by commas.
     *
     * @throws Malformed if there is none, or one of them does not exist
     */
    static List<Instrument> named(Exchange exchange, String names) {
        List<Instrument> instruments = new ArrayList<>();
        for (String name : Arrays.asList(names.split(",", -1))) {
            instruments.add(
                    exchange.instruments().stream()
                            .filter(one -> one.symbol().equals(name))
                            .findFirst()
                            .orElseThrow(() -> Malformed.value("instruments")));
        }
        return instruments;
    }

    private Requests.Answer candles(Requests.Call call) {
        Instrument instrument = named(exchange, call.path("instrument")).get(0);
        String zone = call.query("alignmentTimezone", "America/New_York");
        int hour = (int) Paging.number(call.query("dailyAlignment", ""), 17, "dailyAlignment");
        Granularity granularity = Granularity.named(call.query("granularity", "S5"), hour, zone);
        long count = Paging.number(call.query("count", ""), 500, "count");
        if (count < 1 || count > MOST_CANDLES) {
            throw Malformed.of(400, "Maximum value for 'count' exceeded");
        }
        Instant from = time(call, "from");
        Instant to = time(call, "to");
        int limit = from != null && to != null ? MOST_CANDLES : (int) count;
        Market market = exchange.market(instrument);
        List<Candle> candles =
                granularity.belowMinute()
                        ? fromTrades(market, granularity, from, to)
                        : market.candles().of(granularity.start(), from, to, exchange.now(), limit);
        ObjectNode json = Json.object();
        json.put("instrument", instrument.symbol());
        json.put("granularity", granularity.name());
        ArrayNode list = json.putArray("candles");
        candles.stream()
                .filter(candle -> candle.trades() > 0)
                .skip(Math.max(0, from == null ? candles.size() - limit : 0))
                .limit(limit)
                .forEach(candle -> list.add(candle(instrument, granularity, candle, call)));
        return Requests.Answer.ok(json);
    }

    private static Instant time(Requests.Call call, String name) {
        String text = call.query(name, "");
        try {
            return text.isEmpty() ? null : Json.readTime(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Malformed.value(name);
        }
    }

    private static List<Candle> fromTrades(
            Market market, Granularity granularity, Instant from, Instant to) {
        TreeMap<Instant, Candle> candles = new TreeMap<>();
        for (MarketTrade trade : market.trades(Integer.MAX_VALUE)) {
            Instant start = granularity.start().apply(trade.time());
            boolean early = from != null && start.isBefore(from);
            boolean late = to != null && start.isAfter(to);
            if (!early && !late) {
                candles.merge(start, Candle.of(start, trade), Candle::and);
            }
        }
        return List.copyOf(candles.values());
    }

    private ObjectNode candle(
            Instrument instrument, Granularity granularity, Candle candle, Requests.Call call) {
        Instant end = granularity.end().apply(candle.start());
        BigDecimal half = instrument.spread().divide(BigDecimal.valueOf(2));
        String price = call.query("price", "M");
        ObjectNode json = Json.object();
        json.put("complete", !end.isAfter(exchange.now()));
        json.put("volume", candle.trades());
        json.put("time", Json.time(candle.start()));
        if (price.contains("B")) {
            json.set("bid", prices(instrument, candle, half.negate()));
        }
        if (price.contains("M")) {
            json.set("mid", prices(instrument, candle, BigDecimal.ZERO));
        }
        if (price.contains("A")) {
            json.set("ask", prices(instrument, candle, half));
        }
        return json;
    }

    private static ObjectNode prices(Instrument instrument, Candle candle, BigDecimal away) {
        return Json.object()
                .put("o", OandaInstrument.price(instrument, candle.open().add(away)))
                .put("h", OandaInstrument.price(instrument, candle.high().add(away)))
                .put("l", OandaInstrument.price(instrument, candle.low().add(away)))
                .put("c", OandaInstrument.price(instrument, candle.close().add(away)));
    }
}
