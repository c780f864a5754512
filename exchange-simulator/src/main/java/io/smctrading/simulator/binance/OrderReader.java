package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.core.TimeInForce;
import io.smctrading.simulator.core.Trigger;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads orders from parameters, with Binance's checks and words. */
final class OrderReader {

    private final Filters filters;
    private final ClientIds ids;

    OrderReader(Filters filters, ClientIds ids) {
        this.filters = filters;
        this.ids = ids;
    }

    /** The order of {@code POST /api/v3/order}. */
    OrderRequest single(Parameters parameters, Instrument instrument) {
        Side side = side(parameters, "side");
        OrderType type = type(parameters, "type");
        return leg(parameters, instrument, new Names("", "newClientOrderId"), side, type, null);
    }

    /** A leg of a list; {@code quantity} is given where the legs share it. */
    OrderRequest leg(
            Parameters parameters,
            Instrument instrument,
            Names names,
            Side side,
            OrderType type,
            BigDecimal shared) {
        BigDecimal quantity = shared == null ? parameters.decimal(names.of("quantity")) : shared;
        BigDecimal value = parameters.decimal(names.of("quoteOrderQty"));
        BigDecimal price = parameters.decimal(names.of("price"));
        BigDecimal stopPrice = parameters.decimal(names.of("stopPrice"));
        TimeInForce timeInForce =
                parameters
                        .choice(
                                names.of("timeInForce"),
                                TimeInForce.class,
                                -1115,
                                "Invalid timeInForce.")
                        .orElse(null);
        parameters.skip(
                names.of("strategyId"), names.of("strategyType"), "selfTradePreventionMode");
        refuseWhatIsMissing(names, new Given(type, quantity, value, price, stopPrice, timeInForce));
        refuseUnsupported(parameters, names);
        filters.check(instrument, type, price, stopPrice, quantity, value);
        Trigger trigger = type.triggered() ? new Trigger(stopPrice, type.risingFor(side)) : null;
        OrderRequest.Builder builder =
                OrderRequest.of(
                                instrument,
                                side,
                                type.limited()
                                        ? io.smctrading.simulator.core.OrderType.LIMIT
                                        : io.smctrading.simulator.core.OrderType.MARKET)
                        .quantity(quantity)
                        .quoteQuantity(value)
                        .price(price)
                        .trigger(trigger)
                        .postOnly(type == OrderType.LIMIT_MAKER)
                        .timeInForce(timeInForce == null ? TimeInForce.GTC : timeInForce)
                        .nativeType(type.name())
                        .clientId(ids.of(parameters.clientId(names.clientId())));
        keep(builder, parameters, names, "strategyId");
        keep(builder, parameters, names, "strategyType");
        parameters
                .find("selfTradePreventionMode")
                .ifPresent(mode -> builder.attribute("selfTradePreventionMode", mode));
        return builder.build();
    }

    static Side side(Parameters parameters, String name) {
        parameters.text(name);
        return parameters.choice(name, Side.class, -1117, "Invalid side.").orElseThrow();
    }

    static OrderType type(Parameters parameters, String name) {
        parameters.text(name);
        return parameters.choice(name, OrderType.class, -1116, "Invalid orderType.").orElseThrow();
    }

    private static void refuseWhatIsMissing(Names names, Given given) {
        OrderType type = given.type();
        if (type.limited()) {
            need(given.price(), names.of("price"));
        } else if (given.price() != null) {
            throw notRequired(names.of("price"));
        }
        boolean needsTime = type.limited() && type != OrderType.LIMIT_MAKER;
        if (needsTime && given.timeInForce() == null) {
            throw BinanceException.missing(names.of("timeInForce"));
        }
        if (!needsTime && given.timeInForce() != null) {
            throw notRequired(names.of("timeInForce"));
        }
        if (type.triggered() && given.stopPrice() == null) {
            throw BinanceException.bad(
                    -1102,
                    "Param '"
                            + names.of("stopPrice")
                            + "' or '"
                            + names.of("trailingDelta")
                            + "' must be sent, but both were empty/null!");
        }
        if (!type.triggered() && given.stopPrice() != null) {
            throw notRequired(names.of("stopPrice"));
        }
        if (given.value() != null && (type != OrderType.MARKET || given.quantity() != null)) {
            throw notRequired(names.of("quoteOrderQty"));
        }
        if (given.value() == null && given.quantity() == null && type == OrderType.MARKET) {
            throw BinanceException.bad(
                    -1102,
                    "Param 'quantity' or 'quoteOrderQty' must be sent, but both were"
                            + " empty/null!");
        }
        if (given.value() == null) {
            need(given.quantity(), names.of("quantity"));
        }
    }

    private static void refuseUnsupported(Parameters parameters, Names names) {
        if (parameters.has(names.of("trailingDelta"))) {
            throw BinanceException.rejected(
                    "Trailing stop orders are not supported for this symbol.");
        }
        BigDecimal iceberg = parameters.decimal(names.of("icebergQty"));
        if (iceberg != null && iceberg.signum() > 0) {
            throw BinanceException.rejected("Iceberg orders are not supported for this symbol.");
        }
        if (parameters.has(names.of("pegPriceType"))) {
            throw BinanceException.rejected("Pegged orders are not supported for this symbol.");
        }
    }

    private static void need(BigDecimal value, String name) {
        if (value == null) {
            throw BinanceException.missing(name);
        }
        if (value.signum() == 0) {
            throw BinanceException.bad(
                    -1013,
                    "Invalid "
                            + name.replaceFirst("^.*[a-z](?=[A-Z])", "").toLowerCase(Locale.ROOT)
                            + ".");
        }
    }

    private static BinanceException notRequired(String name) {
        return BinanceException.bad(-1106, "Parameter '" + name + "' sent when not required.");
    }

    private static void keep(
            OrderRequest.Builder builder, Parameters parameters, Names names, String name) {
        Long value = parameters.number(names.of(name));
        if (value != null) {
            if ("strategyType".equals(name) && value < 1_000_000) {
                throw BinanceException.bad(-1134, "`strategyType` was less than 1000000.");
            }
            builder.attribute(name, value.toString());
        }
    }

    /** What an order was given, or null. */
    private record Given(
            OrderType type,
            BigDecimal quantity,
            BigDecimal value,
            BigDecimal price,
            BigDecimal stopPrice,
            TimeInForce timeInForce) {}

    /**
     * How the parameters of an order are called.
     *
     * @param prefix empty, or the name of a leg, which capitalises what follows
     */
    record Names(String prefix, String clientId) {

        static Names leg(String prefix) {
            return new Names(prefix, prefix + "ClientOrderId");
        }

        String of(String name) {
            return prefix.isEmpty()
                    ? name
                    : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }
}
