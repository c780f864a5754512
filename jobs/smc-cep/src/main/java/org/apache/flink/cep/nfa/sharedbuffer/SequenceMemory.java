package org.apache.flink.cep.nfa.sharedbuffer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one pattern remembers of one sequence of facts: its partial matches and the facts they hold.
 * Mutable and not thread-safe.
 *
 * @param <V> the facts
 */
public final class SequenceMemory<V> {
    private static final NFAStateSerializer STATES = new NFAStateSerializer();
    private static final NodeId.NodeIdSerializer NODE_IDS = new NodeId.NodeIdSerializer();
    private static final TypeSerializer<Lockable<SharedBufferNode>> NODES =
            new Lockable.LockableTypeSerializer<>(new SharedBufferNodeSerializer());

    final Map<EventId, Lockable<V>> facts;
    final Map<NodeId, Lockable<SharedBufferNode>> nodes;
    private final NFAState state;
    private long seen;

    /**
     * @param state the pattern's state before any fact
     */
    public SequenceMemory(NFAState state) {
        this(state, 0, new HashMap<>(4), new HashMap<>(4));
    }

    private SequenceMemory(
            NFAState state,
            long seen,
            Map<EventId, Lockable<V>> facts,
            Map<NodeId, Lockable<SharedBufferNode>> nodes) {
        this.state = state;
        this.seen = seen;
        this.facts = facts;
        this.nodes = nodes;
    }

    /** The pattern's partial matches; changed in place. */
    public NFAState state() {
        return state;
    }

    /** Numbers the facts: what CEP takes for their time, so that it never asks a clock. */
    public long count() {
        return ++seen;
    }

    /** Whether no fact is held, so that nothing is lost if this is forgotten. */
    public boolean isIdle() {
        return facts.isEmpty() && nodes.isEmpty();
    }

    /** How many facts partial matches hold. */
    public int size() {
        return facts.size();
    }

    public void write(DataOutputView out, TypeSerializer<V> serializer) throws IOException {
        STATES.serialize(state, out);
        out.writeLong(seen);
        TypeSerializer<Lockable<V>> lockable = new Lockable.LockableTypeSerializer<>(serializer);
        out.writeInt(facts.size());
        for (Map.Entry<EventId, Lockable<V>> fact : facts.entrySet()) {
            EventId.EventIdSerializer.INSTANCE.serialize(fact.getKey(), out);
            lockable.serialize(fact.getValue(), out);
        }
        out.writeInt(nodes.size());
        for (Map.Entry<NodeId, Lockable<SharedBufferNode>> node : nodes.entrySet()) {
            NODE_IDS.serialize(node.getKey(), out);
            NODES.serialize(node.getValue(), out);
        }
    }

    public static <V> SequenceMemory<V> read(DataInputView in, TypeSerializer<V> serializer)
            throws IOException {
        NFAState state = STATES.deserialize(in);
        long seen = in.readLong();
        TypeSerializer<Lockable<V>> lockable = new Lockable.LockableTypeSerializer<>(serializer);
        int size = in.readInt();
        Map<EventId, Lockable<V>> facts = new HashMap<>(4);
        for (int i = 0; i < size; i++) {
            facts.put(EventId.EventIdSerializer.INSTANCE.deserialize(in), lockable.deserialize(in));
        }
        size = in.readInt();
        Map<NodeId, Lockable<SharedBufferNode>> nodes = new HashMap<>(4);
        for (int i = 0; i < size; i++) {
            nodes.put(NODE_IDS.deserialize(in), NODES.deserialize(in));
        }
        return new SequenceMemory<>(state, seen, facts, nodes);
    }
}
