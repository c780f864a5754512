package io.smctrading.sidecar.exchange.binance;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Puts placements into Binance's words. Targets are limit orders that wait in the book, stops are
 * market orders once they are triggered.
 */
final class BinancePlacements {

    private BinancePlacements() {}

    /** A POST: where to, and with what. */
    record Order(String path, Parameters parameters) {}

    /** Binance has no way to say it; nothing was sent. */
    static final class Inexpressible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Inexpressible(String message) {
            super(message);
        }
    }

    /**
     * @param lotSize of the instrument
     * @param feeRate highest share of what is bought that may be kept as fee, 0 … 1
     * @throws Inexpressible if Binance cannot take it as one order
     */
    static Order of(Placement placement, BigDecimal lotSize, BigDecimal feeRate) {
        return placement.protectedByExits()
                ? bracket(placement, exitQuantity(placement, lotSize, feeRate))
                : single(placement);
    }

    /** Exits of what is held. */
    static Order of(Protection protection) {
        if (protection.stop() != null && protection.target() != null) {
            Parameters parameters =
                    symbol(protection.venueSymbol())
                            .with(
                                    "listClientOrderId",
                                    ClientIds.listOf(protection.stop().clientId()))
                            .with("side", protection.side())
                            .with("quantity", protection.quantity());
            pair(parameters, "", protection.side(), protection.stop(), protection.target());
            return new Order("/api/v3/orderList/oco", full(parameters));
        }
        Parameters parameters = symbol(protection.venueSymbol()).with("side", protection.side());
        if (protection.stop() != null) {
            parameters
                    .with("type", "STOP_LOSS")
                    .with("quantity", protection.quantity())
                    .with("stopPrice", protection.stop().price())
                    .with("newClientOrderId", protection.stop().clientId());
        } else {
            parameters
                    .with("type", "LIMIT")
                    .with("timeInForce", "GTC")
                    .with("quantity", protection.quantity())
                    .with("price", protection.target().price())
                    .with("newClientOrderId", protection.target().clientId());
        }
        return new Order("/api/v3/order", full(parameters));
    }

    /** What is left for exits once the fee is taken out of what was bought, in whole lots. */
    static BigDecimal exitQuantity(Placement placement, BigDecimal lotSize, BigDecimal feeRate) {
        BigDecimal left =
                placement.side() == OrderSide.BUY
                        ? placement.quantity().multiply(BigDecimal.ONE.subtract(feeRate))
                        : placement.quantity();
        return left.divide(lotSize, 0, RoundingMode.DOWN).multiply(lotSize);
    }

    private static Order single(Placement placement) {
        Parameters parameters =
                symbol(placement.venueSymbol())
                        .with("side", placement.side())
                        .with("type", typeOf(placement))
                        .with("timeInForce", isLimit(placement) ? timeInForce(placement) : null)
                        .with("quantity", placement.quantity())
                        .with("price", isLimit(placement) ? limitOf(placement) : null)
                        .with("stopPrice", isTriggered(placement) ? placement.price() : null)
                        .with("newClientOrderId", placement.clientId());
        return new Order("/api/v3/order", full(parameters));
    }

    private static Order bracket(Placement placement, BigDecimal exitQuantity) {
        if (isTriggered(placement) || limitOf(placement) == null) {
            throw new Inexpressible(
                    "an entry with exits is a limit order at Binance, or a market order with a"
                            + " collar; this is "
                            + placement.type()
                            + " with collar "
                            + placement.collar());
        }
        if (exitQuantity.signum() <= 0) {
            throw new Inexpressible(
                    "LOT_SIZE: after the fee no whole lot of "
                            + placement.quantity().toPlainString()
                            + " is left for the exits");
        }
        OrderSide exit = placement.side().opposite();
        Parameters parameters =
                symbol(placement.venueSymbol())
                        .with("listClientOrderId", ClientIds.listOf(placement.clientId()))
                        .with("workingType", "LIMIT")
                        .with("workingSide", placement.side())
                        .with("workingClientOrderId", placement.clientId())
                        .with("workingPrice", limitOf(placement))
                        .with("workingQuantity", placement.quantity())
                        .with("workingTimeInForce", timeInForce(placement))
                        .with("pendingSide", exit)
                        .with("pendingQuantity", exitQuantity);
        if (placement.stop() != null && placement.target() != null) {
            pair(parameters, "pending", exit, placement.stop(), placement.target());
            return new Order("/api/v3/orderList/otoco", full(parameters));
        }
        if (placement.stop() != null) {
            parameters
                    .with("pendingType", "STOP_LOSS")
                    .with("pendingStopPrice", placement.stop().price())
                    .with("pendingClientOrderId", placement.stop().clientId());
        } else {
            parameters
                    .with("pendingType", "LIMIT")
                    .with("pendingPrice", placement.target().price())
                    .with("pendingTimeInForce", "GTC")
                    .with("pendingClientOrderId", placement.target().clientId());
        }
        return new Order("/api/v3/orderList/oto", full(parameters));
    }

    /** Stop and target, of which the one above the price comes first. */
    private static void pair(
            Parameters parameters,
            String prefix,
            OrderSide exit,
            ExitTerms stop,
            ExitTerms target) {
        boolean sells = exit == OrderSide.SELL;
        target(parameters, name(prefix, sells ? "above" : "below"), target);
        stop(parameters, name(prefix, sells ? "below" : "above"), stop);
    }

    private static void target(Parameters parameters, String leg, ExitTerms target) {
        parameters
                .with(leg + "Type", "LIMIT_MAKER")
                .with(leg + "ClientOrderId", target.clientId())
                .with(leg + "Price", target.price());
    }

    private static void stop(Parameters parameters, String leg, ExitTerms stop) {
        parameters
                .with(leg + "Type", "STOP_LOSS")
                .with(leg + "ClientOrderId", stop.clientId())
                .with(leg + "StopPrice", stop.price());
    }

    private static String name(String prefix, String leg) {
        return prefix.isEmpty()
                ? leg
                : prefix + leg.substring(0, 1).toUpperCase(Locale.ROOT) + leg.substring(1);
    }

    private static boolean isTriggered(Placement placement) {
        return placement.type() == Placement.Type.STOP
                || placement.type() == Placement.Type.TAKE_PROFIT;
    }

    private static boolean isLimit(Placement placement) {
        return !isTriggered(placement) && limitOf(placement) != null;
    }

    private static BigDecimal limitOf(Placement placement) {
        return placement.type() == Placement.Type.LIMIT ? placement.price() : placement.collar();
    }

    /** A market order with a collar takes what it gets within it, and leaves nothing behind. */
    private static String timeInForce(Placement placement) {
        return placement.type() == Placement.Type.LIMIT ? "GTC" : "IOC";
    }

    private static String typeOf(Placement placement) {
        return switch (placement.type()) {
            case LIMIT -> "LIMIT";
            case MARKET -> isLimit(placement) ? "LIMIT" : "MARKET";
            case STOP -> "STOP_LOSS";
            case TAKE_PROFIT -> "TAKE_PROFIT";
        };
    }

    private static Parameters symbol(String venueSymbol) {
        return new Parameters().with("symbol", venueSymbol);
    }

    private static Parameters full(Parameters parameters) {
        return parameters.with("newOrderRespType", "FULL");
    }
}
