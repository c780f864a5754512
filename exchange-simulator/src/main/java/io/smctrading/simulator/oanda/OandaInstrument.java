package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What OANDA says of an instrument, and how it writes its prices. */
final class OandaInstrument {

    private OandaInstrument() {}

    /** Decimals of a price. */
    static int precision(Instrument instrument) {
        return Math.max(instrument.tick().stripTrailingZeros().scale(), 0);
    }

    /** Decimals of units. */
    static int unitsPrecision(Instrument instrument) {
        return Math.max(instrument.step().stripTrailingZeros().scale(), 0);
    }

    static String price(Instrument instrument, BigDecimal price) {
        return price.setScale(precision(instrument), RoundingMode.HALF_UP).toPlainString();
    }

    static BigDecimal marginRate(Instrument instrument) {
        return BigDecimal.ONE.divide(instrument.leverage(), MathContext.DECIMAL32);
    }

    static ObjectNode json(Instrument instrument) {
        boolean currency = instrument.base().matches("EUR|GBP|AUD|JPY|CHF|CAD|NZD");
        int precision = precision(instrument);
        ObjectNode json = Json.object();
        json.put("name", instrument.symbol());
        json.put("type", currency ? "CURRENCY" : "CFD");
        json.put("displayName", instrument.base() + "/" + instrument.quote());
        json.put("pipLocation", currency ? 1 - precision : 0);
        json.put("displayPrecision", precision);
        json.put("tradeUnitsPrecision", unitsPrecision(instrument));
        json.put("minimumTradeSize", Json.units(instrument.minimumQuantity()));
        json.put("maximumTrailingStopDistance", price(instrument, BigDecimal.valueOf(10_000)));
        json.put("minimumTrailingStopDistance", price(instrument, instrument.tick()));
        json.put("maximumPositionSize", "0");
        json.put("maximumOrderUnits", Json.units(instrument.maximumQuantity()));
        json.put("marginRate", Json.units(marginRate(instrument)));
        json.put("guaranteedStopLossOrderMode", "DISABLED");
        json.putArray("tags")
                .addObject()
                .put("type", "ASSET_CLASS")
                .put("name", json.get("type").asText());
        return json;
    }
}
