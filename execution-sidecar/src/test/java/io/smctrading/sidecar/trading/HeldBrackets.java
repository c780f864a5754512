package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueBracket;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.execution.VenueTerms;
import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Brackets of one BTC at the exchange "x", without a desk. */
final class HeldBrackets {

    private static final String SYMBOL = "btcusd";
    private static final Instrument BTC =
            new Instrument(
                    SidecarFixture.VENUE,
                    SidecarFixture.SYMBOL,
                    SYMBOL,
                    "BTC",
                    "USD",
                    new BigDecimal("0.1"),
                    new BigDecimal("0.01"),
                    BigDecimal.TEN,
                    false);

    private HeldBrackets() {}

    /** Sent, at an exchange that covers no part of an entry before it is whole. */
    static HeldBracket sent(OrderIntent intent) {
        Order entry = Order.entryOf(intent).become(OrderStatus.SENT);
        VenueTerms terms =
                new VenueTerms(BTC, false, (asset, quote) -> BigDecimal.ZERO, () -> BigDecimal.TEN);
        VenueBracket bracket =
                new VenueBracket(
                        new Bracket(intent, entry, null, null, BigDecimal.ZERO),
                        null,
                        Map.of(),
                        terms,
                        report -> {},
                        alarm -> {});
        return new HeldBracket(bracket, "x", SYMBOL, Map.of());
    }

    /** The exchange says how the entry is. */
    static void said(HeldBracket one, OrderStatus status, String filled) {
        one.bracket()
                .on(
                        new VenueOrder(
                                one.id(),
                                "v-" + one.id(),
                                SYMBOL,
                                OrderSide.BUY,
                                status,
                                one.intent().quantity(),
                                new BigDecimal(filled),
                                SidecarFixture.T0,
                                null),
                        SidecarFixture.T0);
    }

    /** The exchange executed a part of the entry. */
    static void executed(HeldBracket one, String quantity, Instant time) {
        one.bracket()
                .on(
                        new VenueFill(
                                "e-" + one.id() + quantity,
                                one.id(),
                                "v-" + one.id(),
                                SYMBOL,
                                OrderSide.BUY,
                                new BigDecimal(quantity),
                                one.intent().limitPrice(),
                                BigDecimal.ZERO,
                                "USD",
                                null,
                                time),
                        time);
    }
}
