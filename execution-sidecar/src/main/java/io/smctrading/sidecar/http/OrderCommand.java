package io.smctrading.sidecar.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.sidecar.ledger.OrderRequests;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The body of a request for an order, understood.
 *
 * @param venue null if the symbol says enough
 * @param price limit, or trigger of a stop_loss order; null for a market order
 * @param stop stop-loss of what it opens; null without one
 * @param target take-profit of what it opens; null without one
 * @param validFor how long it may work, in market time
 */
record OrderCommand(
        String symbol,
        String venue,
        OrderSide side,
        OrderRequest.Type type,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal stop,
        BigDecimal target,
        boolean reduceOnly,
        Duration validFor) {

    private static final long DEFAULT_SECONDS = Duration.ofHours(12).toSeconds();
    private static final long LONGEST_SECONDS = Duration.ofHours(23).toSeconds();
    private static final Set<String> FIELDS =
            Set.of(
                    "symbol",
                    "venue",
                    "side",
                    "type",
                    "quantity",
                    "price",
                    "stop_loss",
                    "take_profit",
                    "reduce_only",
                    "valid_for_seconds");

    /**
     * Reads a body.
     *
     * @throws io.javalin.http.HttpResponseException 400, with the field, the value and what is
     *     allowed
     */
    static OrderCommand from(JsonNode body) {
        if (!body.isObject()) {
            throw Problem.bad("the body is not a JSON object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw Problem.bad(
                        "'" + name + "' is unknown, allowed: " + FIELDS.stream().sorted().toList());
            }
        }
        OrderRequest.Type type =
                OrderRequest.Type.valueOf(
                        word(body, "type", List.of("market", "limit", "stop_loss"))
                                .toUpperCase(Locale.ROOT));
        boolean triggered = type == OrderRequest.Type.STOP_LOSS;
        // The trigger of a stop_loss order is the stop-loss price that its sender names.
        BigDecimal price = number(body, triggered ? "stop_loss" : "price");
        if ((price == null) != (type == OrderRequest.Type.MARKET)) {
            throw Problem.bad(
                    type == OrderRequest.Type.MARKET
                            ? "'price' is not allowed for a market order"
                            : triggered
                                    ? "'stop_loss' is missing, the price that triggers the order"
                                    : "'price' is missing, the limit of the order");
        }
        if (triggered && body.hasNonNull("price")) {
            throw Problem.bad("'price' is not allowed for a stop_loss order, use 'stop_loss'");
        }
        BigDecimal quantity = number(body, "quantity");
        if (quantity == null) {
            throw Problem.bad("'quantity' is missing, allowed: a number above 0");
        }
        return new OrderCommand(
                text(body, "symbol", true),
                text(body, "venue", false),
                OrderSide.valueOf(
                        word(body, "side", List.of("buy", "sell")).toUpperCase(Locale.ROOT)),
                type,
                quantity,
                price,
                triggered ? null : number(body, "stop_loss"),
                number(body, "take_profit"),
                flag(body, "reduce_only"),
                Duration.ofSeconds(seconds(body)));
    }

    OrderRequest request(String key, String account, InstrumentId instrument, Instant now) {
        return new OrderRequest(
                OrderRequests.ID_PREFIX + key,
                account,
                instrument,
                side,
                type,
                quantity,
                price,
                stop,
                target,
                reduceOnly,
                now,
                now.plus(validFor));
    }

    /** The same for the same order, however it was written. */
    String hash() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String text(JsonNode body, String field, boolean needed) {
        JsonNode value = body.path(field);
        if (!needed && (value.isMissingNode() || value.isNull())) {
            return null;
        }
        if (!value.isTextual() || !value.textValue().matches("[A-Za-z0-9._-]{1,50}")) {
            throw Problem.bad(
                    "'"
                            + field
                            + "' is "
                            + said(value)
                            + ", allowed: 1 to 50 letters, digits, .-_");
        }
        return value.textValue();
    }

    private static String word(JsonNode body, String field, List<String> allowed) {
        JsonNode value = body.path(field);
        if (!value.isTextual() || !allowed.contains(value.textValue())) {
            throw Problem.bad("'" + field + "' is " + said(value) + ", allowed: " + allowed);
        }
        return value.textValue();
    }

    private static BigDecimal number(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String allowed = ", allowed: a number above 0 with 12 digits before and 8 behind the point";
        try {
            if (value.isNumber() || value.isTextual()) {
                BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
                // Judged before it is written out: 1e999999999 is a short text.
                long digits = (long) number.precision() - number.scale();
                if (number.signum() > 0
                        && number.scale() <= WireDecimal.SCALE
                        && digits <= WireDecimal.PRECISION - WireDecimal.SCALE) {
                    return number.scale() < 0 ? number.setScale(0) : number;
                }
            }
        } catch (NumberFormatException e) {
            throw Problem.bad("'" + field + "' is " + said(value) + allowed);
        }
        throw Problem.bad("'" + field + "' is " + said(value) + allowed);
    }

    private static boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isBoolean()) {
            return value.booleanValue();
        }
        throw Problem.bad("'" + field + "' is " + said(value) + ", allowed: true, false");
    }

    private static long seconds(JsonNode body) {
        JsonNode value = body.path("valid_for_seconds");
        if (value.isMissingNode()) {
            return DEFAULT_SECONDS;
        }
        if (value.isIntegralNumber()
                && value.longValue() >= 1
                && value.longValue() <= LONGEST_SECONDS) {
            return value.longValue();
        }
        throw Problem.bad(
                "'valid_for_seconds' is " + said(value) + ", allowed: 1 to " + LONGEST_SECONDS);
    }

    private static String said(JsonNode value) {
        String text = value.toString();
        return value.isMissingNode()
                ? "missing"
                : "'" + text.substring(0, Math.min(text.length(), 100)) + "'";
    }
}
