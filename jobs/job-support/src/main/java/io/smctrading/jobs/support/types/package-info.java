/**
 * How records and state that Flink has no type for are stored and sent: plain versioned bytes, no
 * Kryo, no reflection.
 */
package io.smctrading.jobs.support.types;
