package io.smctrading.core.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One trade as the venue reported it.
 *
 * @param venue lower-case name of the exchange or data source
 * @param symbol canonical symbol
 * @param id the venue's trade id, unique within (venue, symbol)
 * @param time when the venue executed it
 * @param price in the quote currency, above 0
 * @param quantity in the base currency; 0 is a print without volume (see ingest's rule)
 */
public record Trade(
        String venue,
        String symbol,
        String id,
        Instant time,
        BigDecimal price,
        BigDecimal quantity) {}
