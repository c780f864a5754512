package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Reads what an order is to be. Its terms are written out with the defaults that OANDA fills in, as
 * far as they can be read; what is wrong with them is the rejection.
 */
final class OrderForm {

    private static final Map<String, Set<String>> TIMES_IN_FORCE =
            Map.of(
                    "MARKET", Set.of("FOK", "IOC"),
                    "LIMIT", Set.of("GTC", "GTD", "GFD", "FOK", "IOC"),
                    "STOP", Set.of("GTC", "GTD", "GFD", "FOK", "IOC"),
                    "MARKET_IF_TOUCHED", Set.of("GTC", "GTD", "GFD", "FOK", "IOC"),
                    "TAKE_PROFIT", Set.of("GTC", "GTD", "GFD"),
                    "STOP_LOSS", Set.of("GTC", "GTD", "GFD"),
                    "TRAILING_STOP_LOSS", Set.of("GTC", "GTD", "GFD"));
    private static final Set<String> POSITION_FILLS =
            Set.of("DEFAULT", "REDUCE_FIRST", "REDUCE_ONLY", "OPEN_ONLY");
    private static final Set<String> CONDITIONS = Set.of("DEFAULT", "INVERSE", "BID", "ASK", "MID");
    private static final int CLIENT_ID_LENGTH = 128;

    private final Exchange exchange;
    private final OandaAccount account;
    private final JsonNode asked;
    private final String type;
    private final ObjectNode terms = Json.object();
    private final Checks checks = new Checks();
    private Instrument instrument;
    private OandaTrade trade;

    private OrderForm(Exchange exchange, OandaAccount account, JsonNode asked) {
        this.exchange = exchange;
        this.account = account;
        this.asked = asked;
        this.type = asked.path("type").asText("MARKET");
    }

    /**
     * @param instrument null if it is not known
     * @param trade the one to be closed, null unless the order depends on one
     * @param rejection why it cannot be taken, empty if it can
     */
    record Read(Instrument instrument, OandaTrade trade, ObjectNode terms, String rejection) {}

    /**
     * @throws Malformed if it cannot be read at all
     */
    static Read read(Exchange exchange, OandaAccount account, JsonNode order) {
        return new OrderForm(exchange, account, order).read();
    }

    private Read read() {
        if (!TIMES_IN_FORCE.containsKey(type)) {
            throw Malformed.value("order.type");
        }
        terms.put("type", type);
        if (dependent()) {
            readTrade();
        } else {
            readInstrument();
            readUnits();
        }
        if (instrument != null) {
            readPrices();
            readTimeInForce();
            readExtras();
        }
        return new Read(instrument, trade, terms, checks.first());
    }

    private boolean dependent() {
        return type.equals("TAKE_PROFIT")
                || type.equals("STOP_LOSS")
                || type.equals("TRAILING_STOP_LOSS");
    }

    private void readTrade() {
        String id = asked.path("tradeID").asText("");
        String clientId = asked.path("clientTradeID").asText("");
        if (id.isEmpty() && clientId.isEmpty()) {
            checks.fail("TRADE_ID_UNSPECIFIED");
            return;
        }
        trade = account.trade(id.isEmpty() ? "@" + clientId : id).orElse(null);
        terms.put("tradeID", trade == null ? id : trade.id());
        if (trade == null || !trade.open()) {
            checks.fail("TRADE_DOESNT_EXIST");
            return;
        }
        if (!trade.clientId().isEmpty()) {
            terms.put("clientTradeID", trade.clientId());
        }
        instrument = trade.instrument();
        OandaOrder present = trade.dependent(type);
        checks.require(present == null || !present.pending(), type + "_ORDER_ALREADY_EXISTS");
    }

    private void readInstrument() {
        String name = asked.path("instrument").asText("");
        checks.require(!name.isEmpty(), "INSTRUMENT_MISSING");
        terms.put("instrument", name);
        instrument =
                exchange.instruments().stream()
                        .filter(one -> one.symbol().equals(name))
                        .findFirst()
                        .orElse(null);
        checks.require(instrument != null, "INSTRUMENT_UNKNOWN");
    }

    private void readUnits() {
        BigDecimal units = decimal(asked, "units", "order.units");
        if (units == null) {
            checks.fail("UNITS_MISSING");
            return;
        }
        terms.put("units", Json.units(units));
        if (instrument == null) {
            return;
        }
        checks.require(units.signum() != 0, "UNITS_INVALID");
        int scale = units.stripTrailingZeros().scale();
        checks.require(
                scale <= OandaInstrument.unitsPrecision(instrument), "UNITS_PRECISION_EXCEEDED");
        checks.require(
                units.abs().compareTo(instrument.minimumQuantity()) >= 0, "UNITS_MIMIMUM_NOT_MET");
        checks.require(
                units.abs().compareTo(instrument.maximumQuantity()) <= 0, "UNITS_LIMIT_EXCEEDED");
    }

    private void readPrices() {
        boolean distance = type.equals("TRAILING_STOP_LOSS");
        if (distance) {
            price(asked, "distance", "PRICE_DISTANCE", true, terms);
        } else if (!type.equals("MARKET")) {
            price(asked, "price", "PRICE", !asked.has("distance"), terms);
        }
        price(asked, "priceBound", "PRICE_BOUND", false, terms);
        if (type.equals("STOP_LOSS") && asked.has("distance") && trade != null) {
            BigDecimal away = decimal(asked, "distance", "order.distance");
            BigDecimal stop = OnFill.stopAt(trade.units(), current(trade.units().negate()), away);
            terms.put("distance", OandaInstrument.price(instrument, away));
            terms.put("price", OandaInstrument.price(instrument, stop));
        }
        if (type.equals("MARKET_IF_TOUCHED")) {
            terms.put(
                    "initialMarketPrice",
                    OandaInstrument.price(instrument, current(new BigDecimal(text("units", "1")))));
        }
    }

    private void price(
            JsonNode from, String field, String reason, boolean required, ObjectNode into) {
        BigDecimal price = decimal(from, field, "order." + field);
        if (price == null) {
            checks.require(!required, reason + "_MISSING");
            return;
        }
        int scale = price.stripTrailingZeros().scale();
        boolean fits = scale <= OandaInstrument.precision(instrument);
        into.put(field, fits ? OandaInstrument.price(instrument, price) : price.toPlainString());
        checks.require(price.signum() > 0, reason + "_INVALID");
        checks.require(fits, reason + "_PRECISION_EXCEEDED");
    }

    private void readTimeInForce() {
        String usual = type.equals("MARKET") ? "FOK" : "GTC";
        String named = asked.path("timeInForce").asText(usual);
        terms.put("timeInForce", named);
        checks.require(TIMES_IN_FORCE.get(type).contains(named), "TIME_IN_FORCE_INVALID");
        if (named.equals("GTD")) {
            gtd();
        }
    }

    private void gtd() {
        String until = asked.path("gtdTime").asText("");
        if (until.isEmpty()) {
            checks.fail("TIME_IN_FORCE_GTD_TIMESTAMP_MISSING");
            return;
        }
        Instant time;
        try {
            time = Json.readTime(until);
        } catch (DateTimeException | NumberFormatException e) {
            throw Malformed.value("order.gtdTime");
        }
        terms.put("gtdTime", Json.time(time));
        checks.require(time.isAfter(exchange.now()), "TIME_IN_FORCE_GTD_TIMESTAMP_IN_PAST");
    }

    private void readExtras() {
        if (!dependent()) {
            terms.put("positionFill", oneOf("positionFill", POSITION_FILLS));
        }
        if (!type.equals("MARKET")) {
            terms.put("triggerCondition", oneOf("triggerCondition", CONDITIONS));
        }
        extensions("clientExtensions", "CLIENT_ORDER_ID");
        checks.require(
                !account.pendingClientId(terms.path("clientExtensions").path("id").asText("")),
                "CLIENT_ORDER_ID_ALREADY_EXISTS");
        if (dependent()) {
            return;
        }
        extensions("tradeClientExtensions", "CLIENT_TRADE_ID");
        checks.require(
                !account.openTradeClientId(
                        terms.path("tradeClientExtensions").path("id").asText("")),
                "CLIENT_TRADE_ID_ALREADY_EXISTS");
        OnFill.read(asked, terms, instrument, checks);
    }

    private void extensions(String field, String reason) {
        JsonNode given = asked.path(field);
        if (!given.isObject()) {
            return;
        }
        terms.set(field, given);
        checks.require(
                given.path("id").asText("").length() <= CLIENT_ID_LENGTH, reason + "_INVALID");
    }

    private String oneOf(String field, Set<String> allowed) {
        String value = asked.path(field).asText("DEFAULT");
        if (!allowed.contains(value)) {
            throw Malformed.value("order." + field);
        }
        return value;
    }

    private String text(String field, String otherwise) {
        return terms.path(field).asText(otherwise);
    }

    private BigDecimal current(BigDecimal units) {
        return OandaPrice.of(exchange.market(instrument)).dealt(units);
    }

    /**
     * @return null if it is absent
     * @throws Malformed if it is no number
     */
    static BigDecimal decimal(JsonNode from, String field, String name) {
        JsonNode value = from.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw Malformed.value(name);
        }
    }

    /** Collects what is wrong; the first thing counts. */
    static final class Checks {
        private String first = "";

        void require(boolean holds, String otherwise) {
            if (!holds) {
                fail(otherwise);
            }
        }

        void fail(String reason) {
            if (first.isEmpty()) {
                first = reason;
            }
        }

        String first() {
            return first;
        }
    }
}
