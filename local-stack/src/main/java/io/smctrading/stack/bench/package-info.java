/**
 * {@code ./smc bench}: how fast the stages are and how long a decision takes, measured on real
 * servers.
 */
package io.smctrading.stack.bench;
