package io.smctrading.jobs.cep;

import io.smctrading.jobs.cep.patterns.Sequences;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.cep.nfa.sharedbuffer.SequenceMemory;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.internal.InternalKvState;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.runtime.state.internal.InternalMapState;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * What an operator keeps, over all keys, by the name of the state: entries of a map or list, what a
 * pattern remembers, one for any other value. The harness's own count takes a whole map or memory
 * for one, whatever lies in it.
 */
public final class StateEntries {
    /** Facts that partial matches hold. */
    public static final String FACTS = "sequences: facts";

    /** Partial matches, in each memory the one that has not begun included. */
    public static final String PARTIAL_MATCHES = "sequences: partial matches";

    private StateEntries() {}

    public static Map<String, Integer> of(AbstractStreamOperatorTestHarness<?> harness)
            throws Exception {
        AbstractKeyedStateBackend<Object> backend =
                (AbstractKeyedStateBackend<Object>)
                        ((AbstractStreamOperator<?>) harness.getOperator())
                                .<Object>getKeyedStateBackend();
        Map<String, Integer> entries = new TreeMap<>();
        for (var state : states(backend).entrySet()) {
            List<Object> keys;
            try (Stream<Object> all = backend.getKeys(state.getKey(), VoidNamespace.INSTANCE)) {
                keys = all.toList();
            }
            for (Object key : keys) {
                backend.setCurrentKey(key);
                count(state.getKey(), state.getValue(), entries);
            }
        }
        return entries;
    }

    @SuppressWarnings("unchecked") // the namespace of a state without windows
    private static void count(
            String name, InternalKvState<Object, ?, ?> state, Map<String, Integer> entries)
            throws Exception {
        ((InternalKvState<Object, VoidNamespace, ?>) state)
                .setCurrentNamespace(VoidNamespace.INSTANCE);
        if (state instanceof InternalMapState<?, ?, ?, ?> map) {
            map.entries().forEach(entry -> entries.merge(name, 1, Integer::sum));
        } else if (state instanceof InternalListState<?, ?, ?> list) {
            list.get().forEach(element -> entries.merge(name, 1, Integer::sum));
        } else {
            entries.merge(name, 1, Integer::sum);
            Object value = ((InternalValueState<?, ?, ?>) state).value();
            if (value instanceof Sequences<?> sequences) {
                entries.merge(FACTS, sequences.size(), Integer::sum);
                for (SequenceMemory<?> memory : sequences.lanes()) {
                    int matches = memory == null ? 0 : memory.state().getPartialMatches().size();
                    entries.merge(PARTIAL_MATCHES, matches, Integer::sum);
                }
            }
        }
    }

    /** Flink has no public list of an operator's states. */
    @SuppressWarnings("unchecked") // as declared there
    private static Map<String, InternalKvState<Object, ?, ?>> states(
            AbstractKeyedStateBackend<Object> backend) throws ReflectiveOperationException {
        Field byName = AbstractKeyedStateBackend.class.getDeclaredField("keyValueStatesByName");
        byName.setAccessible(true);
        return Map.copyOf((Map<String, InternalKvState<Object, ?, ?>>) byName.get(backend));
    }
}
