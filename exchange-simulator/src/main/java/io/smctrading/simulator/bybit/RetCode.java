package io.smctrading.simulator.bybit;

/**
 * Codes of Bybit's answers, with its words. Those of derivatives begin with 11, of spot with 17.
 */
enum RetCode {
    OK(0, "OK"),
    PARAMETER_ERROR(10001, "Request parameter error."),
    OUT_OF_TIME_WINDOW(
            10002, "invalid request, please check your server timestamp or recv_window param."),
    INVALID_KEY(10003, "API key is invalid."),
    INVALID_SIGNATURE(10004, "error sign! please check your signature generation algorithm."),
    /** Nothing that could be checked; answered with status 401. */
    UNSIGNED(10001, "empty value"),
    TOO_MANY_VISITS(10006, "Too many visits. Exceeded the API Rate Limit."),
    SERVER_TIMEOUT(10000, "Server Timeout"),
    SERVER_ERROR(10016, "Server error."),
    NO_ROUTE(10017, "Route not found."),

    ORDER_UNKNOWN(110001, "order not exists or too late to cancel"),
    PRICE_OUT_OF_RANGE(110003, "Order price exceeds the allowable range."),
    FUNDS(110007, "ab not enough for new order"),
    TRUNCATED_TO_ZERO(110017, "current position is zero, cannot fix reduce-only order qty"),
    POSITION_MODE_UNCHANGED(110025, "Position mode is not modified"),
    MARGIN_MODE_UNCHANGED(110026, "Cross/isolated margin mode is not modified"),
    NO_POSITION(110034, "There is no net position"),
    LEVERAGE_UNCHANGED(110043, "leverage not modified"),
    TPSL_NOT_ALLOWED(110057, "Conditional order or limit order contains TP/SL related params"),
    DUPLICATE_LINK_ID(110072, "OrderLinkedID is duplicate"),
    EXPECT_RISING(110092, "expect Rising"),
    EXPECT_FALLING(110093, "expect Falling"),
    NOTIONAL_TOO_SMALL(110094, "Order does not meet minimum order value"),
    TPSL_UNCHANGED(34040, "not modified"),

    SPOT_EMPTY_PARAMETER(170105, "Parameter '%s' was empty."),
    SPOT_TIME_IN_FORCE(170115, "Invalid timeInForce."),
    SPOT_TYPE(170116, "Invalid orderType."),
    SPOT_SIDE(170117, "Invalid side."),
    SPOT_SYMBOL(170121, "Invalid symbol."),
    SPOT_INVALID_DATA(170130, "Data sent for paramter '%s' is not valid."),
    SPOT_FUNDS(170131, "Insufficient balance."),
    SPOT_PRICE_TOO_LOW(170133, "Order price lower than the minimum."),
    SPOT_PRICE_DECIMALS(170134, "Order price has too many decimals."),
    SPOT_QUANTITY_TOO_LARGE(170124, "Order quantity exceeded upper limit."),
    SPOT_QUANTITY_TOO_SMALL(170136, "Order quantity exceeded lower limit."),
    SPOT_QUANTITY_DECIMALS(170137, "Order quantity has too many decimals."),
    SPOT_VALUE_TOO_SMALL(170140, "Order value exceeded lower limit."),
    SPOT_DUPLICATE_LINK_ID(170141, "Duplicate clientOrderId."),
    SPOT_ORDER_CANCELED(170142, "Order has been canceled."),
    SPOT_AMOUNT_DECIMALS(170148, "Market order amount decimal too long."),
    SPOT_NO_TPSL_PRICE(170202, "Please enter the TP/SL price."),
    SPOT_NOT_SUPPORTED(170227, "This feature is not supported."),
    SPOT_BUY_PRICE_TOO_HIGH(170193, "Buy order price cannot be higher than %s."),
    SPOT_SELL_PRICE_TOO_LOW(170194, "Sell order price cannot be lower than %s."),
    SPOT_ORDER_FILTER(170201, "Invalid orderFilter parameter."),
    SPOT_ORDER_UNKNOWN(170213, "Order does not exist."),
    SPOT_AMENDED_TOO_SMALL(
            170313, "The modified contract quantity cannot be less than to the filled quantity"),
    AMENDED_TOO_SMALL(
            110064,
            "The modified contract quantity cannot be less than or equal to the filled quantity.");

    private final int code;
    private final String words;

    RetCode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }

    /** A refusal with Bybit's own words. */
    BybitRefusal refusal() {
        return new BybitRefusal(this, words);
    }

    /** A refusal that names a parameter or a limit in Bybit's words. */
    BybitRefusal refusal(String what) {
        return new BybitRefusal(this, words.contains("%s") ? String.format(words, what) : what);
    }
}
