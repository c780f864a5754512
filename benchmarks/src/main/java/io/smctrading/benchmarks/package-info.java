/**
 * What runs only to be measured beside: a job on the cluster, and one over files of candles. The
 * commands that measure are {@code ./smc bench}.
 */
package io.smctrading.benchmarks;
