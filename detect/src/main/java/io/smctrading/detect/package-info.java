/**
 * {@code ./smc detect}: candle files in, events, signals and charts out, by the graph that trades
 * live, in one process without servers.
 */
package io.smctrading.detect;
