/** Bybit: the v5 protocol of its spot and linear categories. */
package io.smctrading.sidecar.exchange.bybit;
