/**
 * The entry model: structure breaks, price returns to the order block the break set out from.
 *
 * <p>{@link io.smctrading.core.signal.DetectionEngine} is structure and entries of one series
 * together; {@link io.smctrading.core.signal.Detection} runs it over candles from start to end.
 */
package io.smctrading.core.signal;
