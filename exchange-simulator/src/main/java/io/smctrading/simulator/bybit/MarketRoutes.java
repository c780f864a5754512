package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.SyntheticBook;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Market data, which needs no key. */
final class MarketRoutes {

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Exchange exchange;

    MarketRoutes(Exchange exchange) {
        this.exchange = exchange;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.open("/v5/market/time", call -> time()),
                Endpoint.open("/v5/market/instruments-info", this::instruments),
                Endpoint.open("/v5/market/tickers", this::tickers),
                Endpoint.open("/v5/market/orderbook", this::book),
                Endpoint.open("/v5/market/kline", this::candles),
                Endpoint.open("/v5/market/mark-price-kline", this::candles),
                Endpoint.open("/v5/market/index-price-kline", this::candles),
                Endpoint.open("/v5/market/recent-trade", this::trades),
                Endpoint.open("/v5/market/risk-limit", this::riskLimits),
                Endpoint.open("/v5/market/funding/history", this::nothing),
                Endpoint.open("/v5/market/open-interest", this::nothing),
                Endpoint.open("/v5/system/status", call -> status()));
    }

    private Endpoint.Answer time() {
        Instant now = exchange.now();
        ObjectNode result = Endpoint.object();
        result.put("timeSecond", Long.toString(now.getEpochSecond()));
        result.put(
                "timeNano",
                Long.toString(
                        now.toEpochMilli() * NANOS_PER_MILLI + now.getNano() % NANOS_PER_MILLI));
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer instruments(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        ObjectNode result = Endpoint.object();
        result.put("category", category);
        ArrayNode list = result.putArray("list");
        instruments(category, call.asked())
                .filter(
                        instrument ->
                                !call.asked().has("baseCoin")
                                        || instrument.base().equals(call.asked().text("baseCoin")))
                .forEach(instrument -> list.add(MarketViews.instrument(instrument)));
        if (!category.equals(Categories.SPOT)) {
            result.put("nextPageCursor", "");
        }
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer tickers(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        ObjectNode result = Endpoint.object();
        result.put("category", category);
        ArrayNode list = result.putArray("list");
        instruments(category, call.asked())
                .forEach(
                        instrument ->
                                list.add(
                                        MarketViews.ticker(
                                                exchange.market(instrument),
                                                exchange.now(),
                                                false)));
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer book(Endpoint.Call call) {
        Instrument instrument = named(call);
        boolean spot = instrument.kind() == Instrument.Kind.SPOT;
        int limit = call.asked().integer("limit", spot ? 1 : 25);
        limit = Math.min(Math.max(limit, 1), SyntheticBook.LEVELS);
        Market market = exchange.market(instrument);
        ObjectNode result = Endpoint.object();
        result.put("s", instrument.symbol());
        result.set("b", MarketViews.levels(instrument, market.book().bids(limit)));
        result.set("a", MarketViews.levels(instrument, market.book().asks(limit)));
        result.put("ts", exchange.now().toEpochMilli());
        result.put("u", market.book().updates());
        result.put("seq", market.last().id());
        result.put("cts", market.last().time().toEpochMilli());
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer candles(Endpoint.Call call) {
        Parameters asked = call.asked();
        Instrument instrument = named(call);
        Interval interval = Interval.named(asked.required("interval"));
        int limit = Math.min(Math.max(asked.integer("limit", 200), 1), 1000);
        Instant from = instant(asked, "start");
        Instant to = instant(asked, "end");
        List<Candle> candles =
                exchange.market(instrument)
                        .candles()
                        .of(interval.start(), from, to, exchange.now(), limit);
        ObjectNode result = Endpoint.object();
        result.put("symbol", instrument.symbol());
        result.put("category", instrument.category());
        ArrayNode list = result.putArray("list");
        for (int i = candles.size() - 1; i >= 0; i--) {
            list.add(MarketViews.candle(instrument, candles.get(i)));
        }
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer trades(Endpoint.Call call) {
        Instrument instrument = named(call);
        boolean spot = instrument.kind() == Instrument.Kind.SPOT;
        int limit = call.asked().integer("limit", spot ? 60 : 500);
        limit = Math.min(Math.max(limit, 1), spot ? 60 : 1000);
        List<MarketTrade> trades = exchange.market(instrument).trades(limit);
        ObjectNode result = Endpoint.object();
        result.put("category", instrument.category());
        ArrayNode list = result.putArray("list");
        for (int i = trades.size() - 1; i >= 0; i--) {
            list.add(MarketViews.trade(instrument, trades.get(i)));
        }
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer riskLimits(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        ObjectNode result = Endpoint.object();
        result.put("category", category);
        ArrayNode list = result.putArray("list");
        instruments(category, call.asked())
                .filter(instrument -> instrument.kind() == Instrument.Kind.MARGIN)
                .forEach(
                        instrument ->
                                list.addObject()
                                        .put("id", 1)
                                        .put("symbol", instrument.symbol())
                                        .put("riskLimitValue", "2000000")
                                        .put("maintenanceMargin", "0.005")
                                        .put("initialMargin", "0.01")
                                        .put("isLowestRisk", 1)
                                        .put("maxLeverage", "100.00")
                                        .put("mmDeduction", ""));
        result.put("nextPageCursor", "");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer nothing(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.put("category", Categories.of(call.asked()));
        result.put("symbol", call.asked().text("symbol"));
        result.putArray("list");
        result.put("nextPageCursor", "");
        return Endpoint.Answer.of(result);
    }

    private static Endpoint.Answer status() {
        ObjectNode result = Endpoint.object();
        result.putArray("list");
        return Endpoint.Answer.of(result);
    }

    private Stream<Instrument> instruments(String category, Parameters asked) {
        if (asked.has("symbol")) {
            return Stream.of(Categories.instrument(exchange, category, asked.text("symbol")));
        }
        return exchange.instruments().stream()
                .filter(instrument -> instrument.category().equals(category));
    }

    private Instrument named(Endpoint.Call call) {
        String category = call.asked().text("category", Categories.LINEAR);
        return Categories.instrument(exchange, category, call.asked().required("symbol"));
    }

    private static Instant instant(Parameters asked, String name) {
        long millis = asked.number(name, -1);
        return millis < 0 ? null : Instant.ofEpochMilli(millis);
    }
}
