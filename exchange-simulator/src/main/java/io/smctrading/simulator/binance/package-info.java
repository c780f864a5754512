/** The protocol of Binance spot. */
package io.smctrading.simulator.binance;
