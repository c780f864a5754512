package io.smctrading.detect.graph;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thing of this process that operators reach though Flink hands them over as bytes: the graph
 * runs in the very process that made it.
 *
 * @param <T> safe to be used by many threads
 */
final class InThisProcess<T> implements Serializable, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong NEXT = new AtomicLong();
    private static final Map<Long, Object> THINGS = new ConcurrentHashMap<>();

    private final long number = NEXT.incrementAndGet();

    private InThisProcess() {}

    static <T> InThisProcess<T> of(T thing) {
        InThisProcess<T> reference = new InThisProcess<>();
        THINGS.put(reference.number, thing);
        return reference;
    }

    /**
     * @throws IllegalStateException in another process, or once this is closed
     */
    @SuppressWarnings("unchecked")
    T get() {
        Object thing = THINGS.get(number);
        if (thing == null) {
            throw new IllegalStateException("not a thing of this process, or closed");
        }
        return (T) Objects.requireNonNull(thing);
    }

    @Override
    public void close() {
        THINGS.remove(number);
    }
}
