package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.BookLevel;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.SyntheticBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Instruments and market data as answers and streams show them. Under the exchange's lock. */
final class MarketViews {

    private static final Duration FUNDING = Duration.ofHours(8);

    private MarketViews() {}

    static ObjectNode instrument(Instrument instrument) {
        return instrument.kind() == Instrument.Kind.SPOT ? spot(instrument) : linear(instrument);
    }

    private static ObjectNode spot(Instrument instrument) {
        ObjectNode json = common(instrument);
        json.put("innovation", "0");
        json.put("marginTrading", "none");
        json.put("stTag", "0");
        String most = Decimals.plain(instrument.maximumQuantity());
        ObjectNode lot = json.putObject("lotSizeFilter");
        lot.put("basePrecision", Decimals.plain(instrument.step()));
        lot.put("quotePrecision", Decimals.plain(OrderRules.QUOTE_STEP));
        lot.put("minOrderQty", Decimals.plain(instrument.minimumQuantity()));
        lot.put("maxOrderQty", most);
        lot.put("minOrderAmt", Decimals.plain(instrument.minimumNotional()));
        lot.put("maxOrderAmt", "8000000");
        lot.put("maxLimitOrderQty", most);
        lot.put("maxMarketOrderQty", most);
        lot.put("postOnlyMaxLimitOrderSize", most);
        json.putObject("priceFilter").put("tickSize", Decimals.plain(instrument.tick()));
        return json;
    }

    private static ObjectNode linear(Instrument instrument) {
        ObjectNode json = common(instrument);
        json.put("contractType", "LinearPerpetual");
        json.put("launchTime", "1585526400000");
        json.put("deliveryTime", "0");
        json.put("deliveryFeeRate", "");
        json.put("priceScale", Integer.toString(Math.max(instrument.tick().scale(), 0)));
        ObjectNode leverage = json.putObject("leverageFilter");
        leverage.put("minLeverage", "1");
        leverage.put("maxLeverage", "100.00");
        leverage.put("leverageStep", "0.01");
        ObjectNode price = json.putObject("priceFilter");
        price.put("minPrice", Decimals.plain(instrument.tick()));
        price.put("maxPrice", "1999999.80");
        price.put("tickSize", Decimals.plain(instrument.tick()));
        String most = Decimals.plain(instrument.maximumQuantity());
        ObjectNode lot = json.putObject("lotSizeFilter");
        lot.put("maxOrderQty", most);
        lot.put("minOrderQty", Decimals.plain(instrument.minimumQuantity()));
        lot.put("qtyStep", Decimals.plain(instrument.step()));
        lot.put("postOnlyMaxOrderQty", most);
        lot.put("maxMktOrderQty", most);
        lot.put("minNotionalValue", Decimals.plain(instrument.minimumNotional()));
        json.put("unifiedMarginTrade", true);
        json.put("fundingInterval", FUNDING.toMinutes());
        json.put("settleCoin", instrument.quote());
        json.put("copyTrading", "none");
        json.put("upperFundingRate", "0.00375");
        json.put("lowerFundingRate", "-0.00375");
        json.put("isPreListing", false);
        json.putNull("preListingInfo");
        return json;
    }

    private static ObjectNode common(Instrument instrument) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("symbol", instrument.symbol());
        json.put("symbolId", Math.floorMod(instrument.key().hashCode(), 1000));
        json.put("status", "Trading");
        json.put("baseCoin", instrument.base());
        json.put("quoteCoin", instrument.quote());
        json.put("symbolType", "");
        ObjectNode risk = json.putObject("riskParameters");
        risk.put("priceLimitRatioX", Decimals.plain(OrderRules.BAND));
        risk.put("priceLimitRatioY", Decimals.plain(OrderRules.BAND));
        return json;
    }

    /** All that is known of the last day; the stream of spot leaves best prices out. */
    static ObjectNode ticker(Market market, Instant now, boolean streamed) {
        Instrument instrument = market.instrument();
        boolean spot = instrument.kind() == Instrument.Kind.SPOT;
        Candle day = market.day(now);
        BigDecimal last = market.lastPrice();
        BigDecimal before = day == null ? last : day.open();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("symbol", instrument.symbol());
        if (!spot && streamed) {
            json.put("tickDirection", "PlusTick");
        }
        if (!spot || !streamed) {
            best(market, json);
        }
        json.put("lastPrice", Decimals.price(instrument, last));
        json.put("prevPrice24h", Decimals.price(instrument, before));
        json.put(
                "price24hPcnt",
                Decimals.plain(last.subtract(before).divide(before, 6, RoundingMode.HALF_UP)));
        json.put("highPrice24h", Decimals.price(instrument, day == null ? last : day.high()));
        json.put("lowPrice24h", Decimals.price(instrument, day == null ? last : day.low()));
        json.put("turnover24h", day == null ? "0" : Decimals.plain(day.turnover()));
        json.put("volume24h", day == null ? "0" : Decimals.plain(day.volume()));
        if (spot) {
            json.put("usdIndexPrice", Decimals.price(instrument, last));
        } else {
            derivative(market, now, json);
        }
        return json;
    }

    private static void best(Market market, ObjectNode json) {
        SyntheticBook book = market.book();
        String size = Decimals.plain(book.levelSize());
        json.put("bid1Price", Decimals.price(market.instrument(), book.bestBid()));
        json.put("bid1Size", size);
        json.put("ask1Price", Decimals.price(market.instrument(), book.bestAsk()));
        json.put("ask1Size", size);
    }

    private static void derivative(Market market, Instant now, ObjectNode json) {
        String last = Decimals.price(market.instrument(), market.lastPrice());
        long interval = FUNDING.toMillis();
        long next = (now.toEpochMilli() / interval + 1) * interval;
        json.put("prevPrice1h", last);
        json.put("markPrice", last);
        json.put("indexPrice", last);
        json.put("openInterest", "0");
        json.put("openInterestValue", "0");
        json.put("fundingRate", "0");
        json.put("nextFundingTime", Long.toString(next));
        json.put("fundingIntervalHour", Long.toString(FUNDING.toHours()));
        json.put("fundingCap", "0.00375");
        json.put("predictedDeliveryPrice", "");
        json.put("basisRate", "");
        json.put("basis", "");
        json.put("basisRateYear", "");
        json.put("deliveryFeeRate", "");
        json.put("deliveryTime", "0");
        json.put("preOpenPrice", "");
        json.put("preQty", "");
        json.put("curPreListingPhase", "");
    }

    static ArrayNode levels(Instrument instrument, List<BookLevel> levels) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (BookLevel level : levels) {
            array.addArray()
                    .add(Decimals.price(instrument, level.price()))
                    .add(Decimals.plain(level.quantity()));
        }
        return array;
    }

    /** As the candle query lists it. */
    static ArrayNode candle(Instrument instrument, Candle candle) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(Long.toString(candle.start().toEpochMilli()))
                .add(Decimals.price(instrument, candle.open()))
                .add(Decimals.price(instrument, candle.high()))
                .add(Decimals.price(instrument, candle.low()))
                .add(Decimals.price(instrument, candle.close()))
                .add(Decimals.plain(candle.volume()))
                .add(Decimals.plain(candle.turnover()));
    }

    /** As the trade query lists it. */
    static ObjectNode trade(Instrument instrument, MarketTrade trade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("execId", tradeId(instrument, trade));
        json.put("symbol", instrument.symbol());
        json.put("price", Decimals.price(instrument, trade.price()));
        json.put("size", Decimals.plain(trade.quantity()));
        json.put("side", trade.buyerIsMaker() ? "Sell" : "Buy");
        json.put("time", Long.toString(trade.time().toEpochMilli()));
        json.put("isBlockTrade", false);
        json.put("isRPITrade", false);
        json.put("seq", Long.toString(trade.id()));
        return json;
    }

    /** As the trade stream shows it. */
    static ObjectNode streamed(Instrument instrument, MarketTrade trade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("T", trade.time().toEpochMilli());
        json.put("s", instrument.symbol());
        json.put("S", trade.buyerIsMaker() ? "Sell" : "Buy");
        json.put("v", Decimals.plain(trade.quantity()));
        json.put("p", Decimals.price(instrument, trade.price()));
        if (instrument.kind() != Instrument.Kind.SPOT) {
            json.put("L", trade.buyerIsMaker() ? "MinusTick" : "PlusTick");
        }
        json.put("i", tradeId(instrument, trade));
        json.put("BT", false);
        json.put("RPI", false);
        json.put("seq", trade.id());
        return json;
    }

    private static String tradeId(Instrument instrument, MarketTrade trade) {
        return instrument.kind() == Instrument.Kind.SPOT
                ? Long.toString(2_100_000_000_000_000_000L + trade.id())
                : OrderNames.of(instrument, trade.id());
    }
}
