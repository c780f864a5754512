package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * An order as it comes in. Steps and least sizes are the protocol's to check, with the exchange's
 * own words; the engine checks what needs account and market.
 *
 * @param quantity in the base asset; null if {@code quoteQuantity} is given
 * @param quoteQuantity what a market order spends or earns, in the quote asset; null otherwise
 * @param price null for market orders
 * @param trigger null if it works at once
 * @param reservesAwake whether it needs no funds before its trigger is reached
 * @param nativeType the exchange's own name of the type
 * @param attributes whatever else the protocol wants to find on the order again
 */
public record OrderRequest(
        Instrument instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal quoteQuantity,
        BigDecimal price,
        Trigger trigger,
        boolean postOnly,
        boolean reduceOnly,
        boolean reservesAwake,
        String clientId,
        String nativeType,
        Map<String, String> attributes) {

    public static Builder of(Instrument instrument, Side side, OrderType type) {
        return new Builder(instrument, side, type);
    }

    /** Collects what an order needs; everything not set is absent. */
    public static final class Builder {

        private final Instrument instrument;
        private final Side side;
        private final OrderType type;
        private final Map<String, String> attributes = new HashMap<>();
        private TimeInForce timeInForce = TimeInForce.GTC;
        private BigDecimal quantity;
        private BigDecimal quoteQuantity;
        private BigDecimal price;
        private Trigger trigger;
        private boolean postOnly;
        private boolean reduceOnly;
        private boolean reservesAwake;
        private String clientId = "";
        private String nativeType = "";

        private Builder(Instrument instrument, Side side, OrderType type) {
            this.instrument = instrument;
            this.side = side;
            this.type = type;
        }

        public Builder timeInForce(TimeInForce value) {
            timeInForce = value;
            return this;
        }

        public Builder quantity(BigDecimal value) {
            quantity = value;
            return this;
        }

        public Builder quoteQuantity(BigDecimal value) {
            quoteQuantity = value;
            return this;
        }

        public Builder price(BigDecimal value) {
            price = value;
            return this;
        }

        public Builder trigger(Trigger value) {
            trigger = value;
            return this;
        }

        public Builder postOnly(boolean value) {
            postOnly = value;
            return this;
        }

        public Builder reduceOnly(boolean value) {
            reduceOnly = value;
            return this;
        }

        public Builder reservesAwake(boolean value) {
            reservesAwake = value;
            return this;
        }

        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        public Builder nativeType(String value) {
            nativeType = value;
            return this;
        }

        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        public OrderRequest build() {
            return new OrderRequest(
                    instrument,
                    side,
                    type,
                    timeInForce,
                    quantity,
                    quoteQuantity,
                    price,
                    trigger,
                    postOnly,
                    reduceOnly,
                    reservesAwake,
                    clientId,
                    nativeType,
                    new HashMap<>(attributes));
        }
    }
}
