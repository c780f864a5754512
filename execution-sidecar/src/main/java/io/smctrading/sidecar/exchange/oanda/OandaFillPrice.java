package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The price of a fill: of all that it opened, reduced and closed, weighted by units. The prices of
 * the parts are the official ones; the fill's own is deprecated and used where parts have none.
 */
final class OandaFillPrice {

    private static final int SCALE = 8;

    private OandaFillPrice() {}

    static BigDecimal of(JsonView fill) {
        List<JsonView> parts = new ArrayList<>();
        fill.find("tradeOpened").ifPresent(parts::add);
        fill.find("tradeReduced").ifPresent(parts::add);
        fill.find("tradesClosed").ifPresent(closed -> parts.addAll(closed.list()));
        BigDecimal worth = BigDecimal.ZERO;
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal only = null;
        boolean same = true;
        for (JsonView part : parts) {
            if (!part.has("price")) {
                return fill.decimal("price");
            }
            BigDecimal price = part.decimal("price");
            BigDecimal size = part.decimal("units").abs();
            worth = worth.add(price.multiply(size));
            units = units.add(size);
            same = same && (only == null || only.compareTo(price) == 0);
            only = price;
        }
        if (units.signum() == 0) {
            return fill.decimal("price");
        }
        return same
                ? only
                : worth.divide(units, MathContext.DECIMAL128)
                        .setScale(SCALE, RoundingMode.HALF_EVEN);
    }
}
