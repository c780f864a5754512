package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.util.List;

/** Orders that are to be placed for the trade that an order opens. */
final class OnFill {

    static final List<String> TYPES = List.of("TAKE_PROFIT", "STOP_LOSS", "TRAILING_STOP_LOSS");

    private OnFill() {}

    /** Name of the field that carries the terms of a type of order. */
    static String field(String type) {
        return switch (type) {
            case "TAKE_PROFIT" -> "takeProfitOnFill";
            case "STOP_LOSS" -> "stopLossOnFill";
            default -> "trailingStopLossOnFill";
        };
    }

    /** Reads all of them from a request into the terms of an order. */
    static void read(
            JsonNode asked, ObjectNode terms, Instrument instrument, OrderForm.Checks checks) {
        for (String type : TYPES) {
            JsonNode given = asked.path(field(type));
            if (given.isObject()) {
                terms.set(field(type), one(type, given, instrument, checks));
            }
        }
    }

    /** The terms of one, written out with their defaults. */
    static ObjectNode one(
            String type, JsonNode given, Instrument instrument, OrderForm.Checks checks) {
        String reason = type + "_ON_FILL_PRICE";
        ObjectNode details = Json.object();
        boolean trailing = type.equals("TRAILING_STOP_LOSS");
        boolean hasPrice = put("price", given, details, instrument, reason, checks);
        boolean hasDistance =
                put("distance", given, details, instrument, reason + "_DISTANCE", checks);
        checks.require(trailing ? hasDistance : hasPrice || hasDistance, missing(type));
        checks.require(!(hasPrice && hasDistance), reason + "_AND_DISTANCE_BOTH_SPECIFIED");
        details.put("timeInForce", given.path("timeInForce").asText("GTC"));
        if (given.has("gtdTime")) {
            details.put("gtdTime", given.path("gtdTime").asText());
        }
        if (given.path("clientExtensions").isObject()) {
            details.set("clientExtensions", given.path("clientExtensions"));
        }
        return details;
    }

    private static String missing(String type) {
        return switch (type) {
            case "TAKE_PROFIT" -> "TAKE_PROFIT_ON_FILL_PRICE_MISSING";
            case "STOP_LOSS" -> "STOP_LOSS_ON_FILL_PRICE_AND_DISTANCE_BOTH_MISSING";
            default -> "TRAILING_STOP_LOSS_ON_FILL_PRICE_DISTANCE_MISSING";
        };
    }

    private static boolean put(
            String field,
            JsonNode given,
            ObjectNode details,
            Instrument instrument,
            String reason,
            OrderForm.Checks checks) {
        BigDecimal value = OrderForm.decimal(given, field, "order." + field);
        if (value == null) {
            return false;
        }
        boolean fits = value.stripTrailingZeros().scale() <= OandaInstrument.precision(instrument);
        checks.require(value.signum() > 0, reason + "_INVALID");
        checks.require(fits, reason + "_PRECISION_EXCEEDED");
        details.put(field, fits ? OandaInstrument.price(instrument, value) : value.toPlainString());
        return true;
    }

    /** Where a stop lies that is a distance behind a price. */
    static BigDecimal stopAt(BigDecimal units, BigDecimal price, BigDecimal distance) {
        return units.signum() > 0 ? price.subtract(distance) : price.add(distance);
    }
}
