/** Binance spot: REST API v3 and the private stream of the WebSocket API. */
package io.smctrading.sidecar.exchange.binance;
