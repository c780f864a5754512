package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What the dealer pays and asks.
 *
 * @param liquidity units that are traded at this price
 */
record OandaPrice(
        Instrument instrument, Instant time, BigDecimal bid, BigDecimal ask, BigDecimal liquidity) {

    /** Under the exchange's lock. */
    static OandaPrice of(Market market) {
        return new OandaPrice(
                market.instrument(),
                market.last().time(),
                market.book().bestBid(),
                market.book().bestAsk(),
                market.book().levelSize());
    }

    BigDecimal mid() {
        return bid.add(ask).divide(BigDecimal.valueOf(2));
    }

    /** The price at which that many units are dealt: a buyer's the ask, a seller's the bid. */
    BigDecimal dealt(BigDecimal units) {
        return units.signum() > 0 ? ask : bid;
    }

    /** The price at which that many units would be closed. */
    BigDecimal closing(BigDecimal units) {
        return units.signum() > 0 ? bid : ask;
    }

    /** Half of the spread on that many units, in the quote currency. */
    BigDecimal halfSpreadCost(BigDecimal units) {
        return ask.subtract(bid).divide(BigDecimal.valueOf(2)).multiply(units.abs());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("type", "PRICE");
        json.put("time", Json.time(time));
        ladders(json);
        json.put("closeoutBid", text(bid));
        json.put("closeoutAsk", text(ask));
        json.put("status", "tradeable");
        json.put("tradeable", true);
        json.put("instrument", instrument.symbol());
        return json;
    }

    /** As the fill of an order carries it. */
    ObjectNode fullPrice() {
        ObjectNode json = Json.object();
        json.put("closeoutBid", text(bid));
        json.put("closeoutAsk", text(ask));
        json.put("timestamp", Json.time(time));
        ladders(json);
        return json;
    }

    private void ladders(ObjectNode json) {
        json.set("bids", ladder(bid));
        json.set("asks", ladder(ask));
    }

    private ArrayNode ladder(BigDecimal price) {
        ArrayNode ladder = Json.array();
        ladder.addObject()
                .put("price", text(price))
                .put("liquidity", liquidity.setScale(0, RoundingMode.FLOOR).longValueExact());
        return ladder;
    }

    private String text(BigDecimal price) {
        return OandaInstrument.price(instrument, price);
    }
}
