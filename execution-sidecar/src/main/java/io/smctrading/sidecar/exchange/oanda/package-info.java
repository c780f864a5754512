/** OANDA: the v20 protocol of its margin accounts. */
package io.smctrading.sidecar.exchange.oanda;
