package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What can be traded, and by which rules.
 *
 * @param name as OANDA writes it, {@code BTC_USD}
 * @param symbol canonical symbol of the recorded trades, {@code BTCUSDT}
 * @param displayName for people
 * @param displayPrecision decimals of a price
 * @param tradeUnitsPrecision decimals of units
 * @param minimumTradeSize units
 * @param maximumOrderUnits units
 * @param marginRate margin of a position as a part of its value, above 0, at most 1
 * @param halfSpread half of ask − bid, in the quote currency
 */
public record OandaInstrument(
        String name,
        String symbol,
        String displayName,
        int displayPrecision,
        int tradeUnitsPrecision,
        BigDecimal minimumTradeSize,
        BigDecimal maximumOrderUnits,
        BigDecimal marginRate,
        BigDecimal halfSpread) {

    /** What the dealer pays around the price of a trade, rounded away from the taker. */
    BigDecimal bid(BigDecimal mid) {
        return mid.subtract(halfSpread).setScale(displayPrecision, RoundingMode.FLOOR);
    }

    /** What the dealer asks around the price of a trade, rounded away from the taker. */
    BigDecimal ask(BigDecimal mid) {
        return mid.add(halfSpread).setScale(displayPrecision, RoundingMode.CEILING);
    }

    String price(BigDecimal price) {
        return price.setScale(displayPrecision, RoundingMode.HALF_UP).toPlainString();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("name", name);
        json.put("type", "CFD");
        json.put("displayName", displayName);
        json.put("pipLocation", 0);
        json.put("displayPrecision", displayPrecision);
        json.put("tradeUnitsPrecision", tradeUnitsPrecision);
        json.put("minimumTradeSize", minimumTradeSize.toPlainString());
        json.put("maximumTrailingStopDistance", "10000.0");
        json.put("minimumGuaranteedStopLossDistance", "0");
        json.put("minimumTrailingStopDistance", price(BigDecimal.ONE.movePointLeft(displayPrecision)));
        json.put("maximumPositionSize", "0");
        json.put("maximumOrderUnits", maximumOrderUnits.toPlainString());
        json.put("marginRate", marginRate.toPlainString());
        json.put("guaranteedStopLossOrderMode", "DISABLED");
        json.putArray("tags");
        return json;
    }
}
