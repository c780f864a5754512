package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution at a venue.
 *
 * @param executionId the venue's id of it, unique per instrument there
 * @param clientId our id of the order, as in {@link VenueOrder#clientId()}
 * @param venueOrderId the venue's own id of the order
 * @param venueSymbol the venue's own name of the instrument
 * @param side what the order does in the base asset
 * @param quantity executed, in the base asset, above 0, before fees
 * @param price in the quote asset
 * @param fee charged for it, in {@code feeAsset}; negative if it is a rebate
 * @param feeAsset in which it was charged: the base asset, the quote asset, or another
 * @param liquidity who waited; null if the venue does not say
 * @param time the venue's time
 */
public record VenueFill(
        String executionId,
        String clientId,
        String venueOrderId,
        String venueSymbol,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        String feeAsset,
        Liquidity liquidity,
        Instant time) {}
