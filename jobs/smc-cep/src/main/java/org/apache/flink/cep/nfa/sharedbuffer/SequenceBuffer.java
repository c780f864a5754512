package org.apache.flink.cep.nfa.sharedbuffer;

import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Flink's buffer of partial matches, kept in a {@link SequenceMemory} instead of behind caches over
 * three states of Flink: a fact costs a tenth of what it does there. It is in Flink's package
 * because the methods that it replaces can be seen only there.
 *
 * @param <V> the facts
 */
public final class SequenceBuffer<V> extends SharedBuffer<V> {
    private SequenceMemory<V> memory;

    public SequenceBuffer(TypeSerializer<V> serializer) {
        super(new NoStates(), serializer);
        // Nothing is cached, so there is nothing to report on.
        releaseCacheStatisticsTimer();
    }

    /** Turns to a sequence: everything after this is about it. */
    public void use(SequenceMemory<V> sequence) {
        memory = sequence;
    }

    @Override
    EventId registerEvent(V value, long timestamp) {
        EventId id = new EventId(0, timestamp);
        memory.facts.put(id, new Lockable<>(value, 1));
        return id;
    }

    @Override
    Lockable<V> getEvent(EventId id) {
        return memory.facts.get(id);
    }

    @Override
    void upsertEvent(EventId id, Lockable<V> event) {
        memory.facts.put(id, event);
    }

    @Override
    void removeEvent(EventId id) {
        memory.facts.remove(id);
    }

    @Override
    Lockable<SharedBufferNode> getEntry(NodeId id) {
        return memory.nodes.get(id);
    }

    @Override
    void upsertEntry(NodeId id, Lockable<SharedBufferNode> node) {
        memory.nodes.put(id, node);
    }

    @Override
    void removeEntry(NodeId id) {
        memory.nodes.remove(id);
    }

    @Override
    public boolean isEmpty() {
        return memory.facts.isEmpty();
    }

    @Override
    void advanceTime(long timestamp) {
        // Counters per timestamp, of which there are none.
    }

    @Override
    void flushCache() {
        // What is in the memory is in the state.
    }

    /** The states that Flink's buffer asks for and this one never touches. */
    private static final class NoStates implements KeyedStateStore {
        @Override
        public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
            return null;
        }

        @Override
        public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
            return null;
        }

        @Override
        public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
            return null;
        }

        @Override
        public <I, A, O> AggregatingState<I, O> getAggregatingState(
                AggregatingStateDescriptor<I, A, O> descriptor) {
            return null;
        }

        @Override
        public <K, T> MapState<K, T> getMapState(MapStateDescriptor<K, T> descriptor) {
            return null;
        }
    }
}
