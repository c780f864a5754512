package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A trade: what one execution opened, and what has been closed of it. Under the exchange's lock.
 */
final class OandaTrade {

    private final String id;
    private final Instrument instrument;
    private final BigDecimal price;
    private final BigDecimal initialUnits;
    private final Instant opened;
    private final List<String> closingTransactions = new ArrayList<>();

    private BigDecimal units;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal closedValue = BigDecimal.ZERO;
    private Instant closed;
    private ObjectNode extensions;
    private OandaOrder takeProfit;
    private OandaOrder stopLoss;
    private OandaOrder trailingStop;

    OandaTrade(
            String id, Instrument instrument, BigDecimal price, BigDecimal units, Instant opened) {
        this.id = id;
        this.instrument = instrument;
        this.price = price;
        this.initialUnits = units;
        this.units = units;
        this.opened = opened;
    }

    String id() {
        return id;
    }

    Instrument instrument() {
        return instrument;
    }

    BigDecimal price() {
        return price;
    }

    /** What is left, negative if short. */
    BigDecimal units() {
        return units;
    }

    BigDecimal initialUnits() {
        return initialUnits;
    }

    boolean open() {
        return units.signum() != 0;
    }

    BigDecimal realised() {
        return realised;
    }

    String clientId() {
        return extensions == null ? "" : extensions.path("id").asText("");
    }

    ObjectNode extensions() {
        return extensions;
    }

    void extensions(ObjectNode given) {
        extensions = given;
    }

    /**
     * Closes a part of it.
     *
     * @param part how many units, with the sign of the trade
     * @return what was earned
     */
    BigDecimal reduce(BigDecimal part, BigDecimal at, String transaction, Instant when) {
        BigDecimal profit = at.subtract(price).multiply(part).setScale(4, RoundingMode.HALF_UP);
        units = units.subtract(part);
        realised = realised.add(profit);
        closedValue = closedValue.add(part.abs().multiply(at));
        closingTransactions.add(transaction);
        if (!open()) {
            closed = when;
        }
        return profit;
    }

    /** Whether a part of it was closed after a transaction. */
    boolean touchedAfter(long transaction) {
        return closingTransactions.stream().anyMatch(one -> Long.parseLong(one) > transaction);
    }

    BigDecimal unrealised(OandaPrice now) {
        return now.closing(units).subtract(price).multiply(units);
    }

    /** The order that depends on it, or null: TAKE_PROFIT, STOP_LOSS or TRAILING_STOP_LOSS. */
    OandaOrder dependent(String type) {
        return switch (type) {
            case "TAKE_PROFIT" -> takeProfit;
            case "STOP_LOSS" -> stopLoss;
            default -> trailingStop;
        };
    }

    void dependent(String type, OandaOrder order) {
        switch (type) {
            case "TAKE_PROFIT" -> takeProfit = order;
            case "STOP_LOSS" -> stopLoss = order;
            default -> trailingStop = order;
        }
    }

    /** With whole dependent orders, as a query of trades shows it. */
    ObjectNode json(OandaPrice now) {
        ObjectNode json = summary(now);
        json.remove(List.of("takeProfitOrderID", "stopLossOrderID", "trailingStopLossOrderID"));
        put(json, "takeProfitOrder", takeProfit);
        put(json, "stopLossOrder", stopLoss);
        put(json, "trailingStopLossOrder", trailingStop);
        return json;
    }

    /** With the numbers of dependent orders, as the account shows it. */
    ObjectNode summary(OandaPrice now) {
        BigDecimal margin =
                units.abs().multiply(now.mid()).multiply(OandaInstrument.marginRate(instrument));
        BigDecimal initial =
                initialUnits.abs().multiply(price).multiply(OandaInstrument.marginRate(instrument));
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("instrument", instrument.symbol());
        json.put("price", OandaInstrument.price(instrument, price));
        json.put("openTime", Json.time(opened));
        json.put("initialUnits", Json.units(initialUnits));
        json.put("initialMarginRequired", Json.money(initial));
        json.put("state", open() ? "OPEN" : "CLOSED");
        json.put("currentUnits", Json.units(units));
        json.put("realizedPL", Json.money(realised));
        json.put("financing", "0.0000");
        json.put("dividendAdjustment", "0.0000");
        if (open()) {
            json.put("unrealizedPL", Json.money(unrealised(now)));
            json.put("marginUsed", Json.money(margin));
        } else {
            json.put("closeTime", Json.time(closed));
        }
        if (!closingTransactions.isEmpty()) {
            BigDecimal gone = initialUnits.subtract(units).abs();
            BigDecimal average = closedValue.divide(gone, 10, RoundingMode.HALF_UP);
            json.put("averageClosePrice", OandaInstrument.price(instrument, average));
            json.set("closingTransactionIDs", Json.strings(closingTransactions));
        }
        if (extensions != null) {
            json.set("clientExtensions", extensions);
        }
        number(json, "takeProfitOrderID", takeProfit);
        number(json, "stopLossOrderID", stopLoss);
        number(json, "trailingStopLossOrderID", trailingStop);
        return json;
    }

    private static void put(ObjectNode json, String name, OandaOrder order) {
        if (order != null) {
            json.set(name, order.json());
        }
    }

    private static void number(ObjectNode json, String name, OandaOrder order) {
        if (order != null) {
            json.put(name, order.id());
        }
    }
}
