package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads Bybit's rules of an instrument. */
final class BybitInstruments {

    private BybitInstruments() {}

    /** Empty if it does not trade, or is a contract that ends or settles in another asset. */
    static Optional<Instrument> of(BybitCategory category, JsonView json) {
        if (!json.text("status").equals("Trading")) {
            return Optional.empty();
        }
        return switch (category) {
            case SPOT -> Optional.of(spot(json));
            case LINEAR ->
                    json.text("contractType").equals("LinearPerpetual")
                                    && json.text("settleCoin").equals(json.text("quoteCoin"))
                            ? Optional.of(linear(json))
                            : Optional.empty();
        };
    }

    private static Instrument spot(JsonView json) {
        JsonView lots = json.at("lotSizeFilter");
        return instrument(
                BybitCategory.SPOT,
                json,
                lots.decimal("basePrecision"),
                lots.decimal("minOrderAmt"));
    }

    private static Instrument linear(JsonView json) {
        JsonView lots = json.at("lotSizeFilter");
        return instrument(
                BybitCategory.LINEAR,
                json,
                lots.decimal("qtyStep"),
                lots.decimal("minNotionalValue", BigDecimal.ZERO));
    }

    private static Instrument instrument(
            BybitCategory category, JsonView json, BigDecimal lot, BigDecimal minimumNotional) {
        String base = json.text("baseCoin");
        String quote = json.text("quoteCoin");
        return new Instrument(
                category.venue(),
                base + "-" + quote,
                json.text("symbol"),
                base,
                quote,
                json.at("priceFilter").decimal("tickSize"),
                lot,
                minimumNotional,
                category == BybitCategory.LINEAR);
    }
}
