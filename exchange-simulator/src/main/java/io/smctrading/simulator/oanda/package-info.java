/**
 * OANDA v20: an account of trades netted first in, first out, its journal of transactions, and the
 * REST and streaming interfaces over them. OANDA is the counterparty of every order, so there is no
 * queue: what is touched is filled at the dealer's price.
 */
package io.smctrading.simulator.oanda;
