package io.smctrading.jobs.support;

import java.io.Serializable;

/**
 * Turns a domain record into a topic's Avro record.
 *
 * @param <R> domain record
 * @param <T> generated Avro class
 */
@FunctionalInterface
public interface ToWire<R, T> extends Serializable {

    T map(R record);
}
