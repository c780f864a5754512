/** Bybit v5, spot and USDT perpetuals of one unified account: REST, public and private streams. */
package io.smctrading.simulator.bybit;
