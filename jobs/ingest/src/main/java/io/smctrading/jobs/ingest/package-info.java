/** Trades in, candles out: {@code market.trades} to {@code market.candles}. */
package io.smctrading.jobs.ingest;
