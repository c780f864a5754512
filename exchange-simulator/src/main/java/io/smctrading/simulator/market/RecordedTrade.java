package io.smctrading.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/** A trade as it was recorded. */
public record RecordedTrade(
        Instant time, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {}
