/**
 * What runs on the cluster only to be measured; the commands that measure are {@code ./smc bench}.
 */
package io.smctrading.benchmarks;
