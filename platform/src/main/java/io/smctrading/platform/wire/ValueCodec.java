package io.smctrading.platform.wire;

import java.io.IOException;

/**
 * One type of the contracts in Avro's binary form. Not safe for several threads.
 *
 * @param <V> Java type of the values; {@code null} where the contract allows it
 */
interface ValueCodec<V> {

    /** Java type of the values, by which a union knows its branch. */
    Class<V> type();

    /**
     * @throws IOException if the bytes are no such value
     */
    V read(WireInput in) throws IOException;

    /**
     * @throws RuntimeException if the value breaks its contract
     */
    void write(V value, WireOutput out);
}
