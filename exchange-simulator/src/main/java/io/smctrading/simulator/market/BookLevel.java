package io.smctrading.simulator.market;

import java.math.BigDecimal;

/** One price of the order book and what can be had there. */
public record BookLevel(BigDecimal price, BigDecimal quantity) {}
