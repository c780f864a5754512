package io.smctrading.jobs.support;

import io.smctrading.platform.wire.WireException;
import java.io.Serializable;

/**
 * Turns a topic's Avro record into the domain's.
 *
 * @param <T> generated Avro class
 * @param <R> domain record
 */
@FunctionalInterface
public interface FromWire<T, R> extends Serializable {

    /**
     * Maps and validates one record.
     *
     * @throws WireException if the record breaks a rule of the topic; it becomes a dead letter with
     *     the message as its reason
     */
    R map(T wire) throws WireException;
}
