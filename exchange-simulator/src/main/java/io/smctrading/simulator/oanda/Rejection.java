package io.smctrading.simulator.oanda;

import java.util.Locale;
import java.util.Map;

/** A request that is journalled as rejected; the reason is one of OANDA's names. */
final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> WORDS =
            Map.of(
                    "PRICE_PRECISION_EXCEEDED",
                    "The price specified contains more precision than is allowed for the"
                            + " instrument",
                    "UNITS_PRECISION_EXCEEDED",
                    "The units specified contain more precision than is allowed for the"
                            + " instrument",
                    "UNITS_LIMIT_EXCEEDED",
                    "The units specified exceeds the maximum number of units allowed",
                    "UNITS_MIMIMUM_NOT_MET",
                    "The units specified is less than the minimum number of units required",
                    "CLIENT_ORDER_ID_ALREADY_EXISTS",
                    "The client Order ID specified is already assigned to another pending Order",
                    "ORDER_DOESNT_EXIST",
                    "The Order specified does not exist",
                    "TRADE_DOESNT_EXIST",
                    "The Trade specified does not exist",
                    "INSTRUMENT_NOT_TRADEABLE",
                    "The instrument specified is not tradeable by the Account",
                    "CLOSEOUT_POSITION_DOESNT_EXIST",
                    "The Position requested to be closed out does not exist");

    private final String reason;

    Rejection(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String words() {
        return words(reason);
    }

    static String words(String reason) {
        String plain = reason.replace('_', ' ').toLowerCase(Locale.ROOT);
        return WORDS.getOrDefault(
                reason, plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
    }
}
