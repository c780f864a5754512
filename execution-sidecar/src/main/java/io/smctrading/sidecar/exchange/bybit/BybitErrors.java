package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.sidecar.exchange.ErrorClass;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Bybit's {@code retCode} says; codes of its list of errors, v5. */
final class BybitErrors {

    static final int OK = 0;
    static final int OUTSIDE_WINDOW = 10002;
    static final int TOO_MANY_REQUESTS = 10006;

    private static final int BAD_PARAMETER = 10001;
    private static final int SPOT_BAD_PARAMETER = 170130;
    private static final Pattern OFF_THE_GRID =
            Pattern.compile("(?i)(qty|price)'? (is )?(invalid|not valid)|number of contracts");

    /** Nobody knows whether the request took effect. */
    private static final Set<Integer> UNKNOWN =
            Set.of(
                    10000, // server timeout
                    10016, // server error, or the service restarts
                    10019, // the trade service restarts; what was under way goes on
                    170001, // internal error of spot
                    170007, // spot: no answer from the backend in time
                    170032, // spot: network error
                    170035, // spot: handed on for processing
                    170146, // spot: order creation timed out
                    170147); // spot: order cancellation timed out

    private static final Set<Integer> NOT_FOUND =
            Set.of(
                    110001, // does not exist
                    110008, // completed or cancelled
                    110010, // cancelled
                    170139, // spot: filled
                    170142, // spot: cancelled
                    170143, // spot: not in the book
                    170190, // spot: cancel has been finished
                    170213); // spot: does not exist

    private static final Set<Integer> FUNDS =
            Set.of(
                    110004, 110006, 110007, 110012, 110014, 110044, 110045, 110047, 110051, 110052,
                    110053, 170033, 170034, 170131);

    private static final Set<Integer> FILTER =
            Set.of(
                    110003, // price outside the allowed range
                    110017, // quantity would be truncated to zero
                    110020, // more than 500 active orders
                    110009, // too many stop orders
                    110061, // more than 20 exits of parts
                    110092, // trigger is not above the price
                    110093, // trigger is not below the price
                    110094, // notional below the limit
                    170124, // amount too large
                    170148, // decimals of a market order's amount
                    170203, 170204); // trigger too far

    private static final Map<Integer, ErrorClass> OTHERS =
            Map.ofEntries(
                    Map.entry(OUTSIDE_WINDOW, ErrorClass.CLOCK),
                    Map.entry(10003, ErrorClass.AUTHORIZATION),
                    Map.entry(10004, ErrorClass.AUTHORIZATION),
                    Map.entry(10005, ErrorClass.AUTHORIZATION),
                    Map.entry(10007, ErrorClass.AUTHORIZATION),
                    Map.entry(10008, ErrorClass.AUTHORIZATION),
                    Map.entry(10009, ErrorClass.AUTHORIZATION),
                    Map.entry(10010, ErrorClass.AUTHORIZATION),
                    Map.entry(TOO_MANY_REQUESTS, ErrorClass.RATE_LIMIT),
                    Map.entry(10018, ErrorClass.RATE_LIMIT),
                    Map.entry(170005, ErrorClass.RATE_LIMIT),
                    Map.entry(10014, ErrorClass.DUPLICATE_ID),
                    Map.entry(110072, ErrorClass.DUPLICATE_ID),
                    Map.entry(170141, ErrorClass.DUPLICATE_ID),
                    Map.entry(110063, ErrorClass.MAINTENANCE),
                    Map.entry(110066, ErrorClass.MAINTENANCE),
                    Map.entry(110074, ErrorClass.MAINTENANCE),
                    Map.entry(170031, ErrorClass.MAINTENANCE),
                    Map.entry(170151, ErrorClass.MAINTENANCE));

    private BybitErrors() {}

    /** Whether what was asked for may have happened all the same. */
    static boolean outcomeUnknown(int code) {
        return UNKNOWN.contains(code);
    }

    /**
     * @param message Bybit's words: derivatives refuse what is off the grid as a bad parameter
     */
    static ErrorClass classOf(int code, String message) {
        boolean badParameter = code == BAD_PARAMETER || code == SPOT_BAD_PARAMETER;
        return badParameter && OFF_THE_GRID.matcher(message).find()
                ? ErrorClass.FILTER
                : classOf(code);
    }

    private static ErrorClass classOf(int code) {
        if (UNKNOWN.contains(code)) {
            return ErrorClass.SERVER;
        }
        if (NOT_FOUND.contains(code)) {
            return ErrorClass.NOT_FOUND;
        }
        if (FUNDS.contains(code)) {
            return ErrorClass.FUNDS;
        }
        if (FILTER.contains(code)
                || (code >= 170132 && code <= 170140)
                || (code >= 170192 && code <= 170200)) {
            return ErrorClass.FILTER;
        }
        return OTHERS.getOrDefault(code, ErrorClass.REFUSED);
    }
}
