/**
 * The sequences that decide, one pattern per class.
 *
 * <p>All of them have one shape: a fact opens an interval and a later fact closes it by naming it.
 * So every partial match ends, and none waits for a clock on the wall: there is no {@code within}.
 * They run in processing time without a comparator, which handles each fact at once in the order of
 * arrival, and that is the order of the series.
 */
package io.smctrading.jobs.cep.patterns;
