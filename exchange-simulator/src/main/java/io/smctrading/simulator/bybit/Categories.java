package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.util.List;

/** Product types: spot and linear are traded here, inverse and option are known and empty. */
final class Categories {

    static final String SPOT = "spot";
    static final String LINEAR = "linear";
    static final String SETTLE_COIN = "USDT";

    private static final List<String> KNOWN = List.of(SPOT, LINEAR, "inverse", "option");

    private Categories() {}

    /**
     * @throws BybitRefusal if it is absent or none
     */
    static String of(Parameters asked) {
        String category = asked.text("category");
        if (!KNOWN.contains(category)) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: Illegal category");
        }
        return category;
    }

    /**
     * @throws BybitRefusal if it is not traded in that category
     */
    static Instrument instrument(Exchange exchange, String category, String symbol) {
        return exchange.instrument(category, symbol)
                .orElseThrow(
                        () ->
                                category.equals(SPOT)
                                        ? RetCode.SPOT_SYMBOL.refusal()
                                        : RetCode.PARAMETER_ERROR.refusal(
                                                "params error: symbol invalid " + symbol));
    }
}
