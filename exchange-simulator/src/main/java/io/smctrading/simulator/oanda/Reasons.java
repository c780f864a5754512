package io.smctrading.simulator.oanda;

/** Why orders end and why they are filled, in OANDA's names. */
final class Reasons {

    private Reasons() {}

    /** The engine's word for the end of an order as OANDA's; its own pass through. */
    static String cancel(String because) {
        return switch (because) {
            case "INSUFFICIENT_BALANCE" -> "INSUFFICIENT_MARGIN";
            case "NO_LIQUIDITY", "FOK" -> "INSUFFICIENT_LIQUIDITY";
            case "IOC" -> "BOUNDS_VIOLATION";
            case "NOTHING_TO_REDUCE" -> "POSITION_CLOSEOUT_FAILED";
            default -> because;
        };
    }

    static String fill(OandaOrder order) {
        if (!order.type().equals("MARKET")) {
            return order.type() + "_ORDER";
        }
        if (order.terms().has("tradeClose")) {
            return "MARKET_ORDER_TRADE_CLOSE";
        }
        boolean closeout =
                order.terms().has("longPositionCloseout")
                        || order.terms().has("shortPositionCloseout");
        return closeout ? "MARKET_ORDER_POSITION_CLOSEOUT" : "MARKET_ORDER";
    }
}
