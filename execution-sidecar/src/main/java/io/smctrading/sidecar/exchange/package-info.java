/** Exchanges: one gateway each, in the exchange's own protocol. */
package io.smctrading.sidecar.exchange;
