package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.ErrorClass;

/** What OANDA's {@code rejectReason} and {@code errorCode} say. */
final class OandaErrors {

    private OandaErrors() {}

    static ErrorClass classOf(String reason) {
        return switch (reason) {
            case "CLIENT_ORDER_ID_ALREADY_EXISTS", "CLIENT_TRADE_ID_ALREADY_EXISTS" ->
                    ErrorClass.DUPLICATE_ID;
            case "INSUFFICIENT_MARGIN",
                    "INSUFFICIENT_FUNDS",
                    "MARGIN_RATE_WOULD_TRIGGER_CLOSEOUT" ->
                    ErrorClass.FUNDS;
            case "ORDER_DOESNT_EXIST",
                    "NO_SUCH_ORDER",
                    "TRADE_DOESNT_EXIST",
                    "NO_SUCH_TRADE",
                    "CLOSEOUT_POSITION_DOESNT_EXIST" ->
                    ErrorClass.NOT_FOUND;
            case "MARKET_HALTED",
                    "INSTRUMENT_NOT_TRADEABLE",
                    "INSTRUMENT_PRICE_UNKNOWN",
                    "INSTRUMENT_BID_HALTED",
                    "INSTRUMENT_ASK_HALTED" ->
                    ErrorClass.MAINTENANCE;
            default -> byShape(reason);
        };
    }

    private static ErrorClass byShape(String reason) {
        if (reason.startsWith("ACCOUNT_")) {
            return ErrorClass.AUTHORIZATION;
        }
        boolean filter =
                reason.startsWith("PRICE_")
                        || reason.startsWith("UNITS_")
                        || reason.contains("_PRICE_")
                        || reason.endsWith("_PRECISION_EXCEEDED")
                        || reason.endsWith("_ALLOWED_EXCEEDED");
        return filter ? ErrorClass.FILTER : ErrorClass.REFUSED;
    }
}
