package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a venue says of an order.
 *
 * @param clientId our id of it: the one it was placed with, or of the bracket's exit that it is
 * @param venueOrderId the venue's own id
 * @param venueSymbol the venue's own name of the instrument
 * @param side what it does in the base asset
 * @param status ACCEPTED (also while it waits for its trigger or its entry), PARTIALLY_FILLED,
 *     FILLED, CANCELED, REJECTED or EXPIRED
 * @param quantity to be filled in all, in the base asset
 * @param filled filled so far, as the venue counts: before fees
 * @param time when the venue says it became so, the venue's time
 * @param reason why it ended, in the venue's words; null if it says nothing
 */
public record VenueOrder(
        String clientId,
        String venueOrderId,
        String venueSymbol,
        OrderSide side,
        OrderStatus status,
        BigDecimal quantity,
        BigDecimal filled,
        Instant time,
        String reason) {}
