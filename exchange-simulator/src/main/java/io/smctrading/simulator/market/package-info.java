/** Recorded trades, played; the book, candles and statistics they make. */
package io.smctrading.simulator.market;
