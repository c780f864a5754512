/**
 * Between the contracts' records and the core's, for what more than one process reads or writes.
 */
package io.smctrading.platform.wire.mapping;
