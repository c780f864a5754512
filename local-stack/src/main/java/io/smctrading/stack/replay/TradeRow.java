package io.smctrading.stack.replay;

import io.smctrading.schemas.Aggressor;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of a trade file.
 *
 * @param id the file's own id, or its name and the row's number (1 for the first below the header)
 * @param time when it was traded
 * @param price above 0
 * @param quantity not negative; 0 is dust below the eighth decimal
 * @param aggressor who took liquidity, as far as the file says
 */
public record TradeRow(
        String id, Instant time, BigDecimal price, BigDecimal quantity, Aggressor aggressor) {}
