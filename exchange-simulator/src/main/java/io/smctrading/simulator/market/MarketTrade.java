package io.smctrading.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade that was printed on a simulated exchange.
 *
 * @param id sequence of the instrument, from 1
 * @param time when the simulator printed it, by the exchange's clock
 * @param buyerIsMaker whether the seller took
 */
public record MarketTrade(
        long id, Instant time, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {}
