package io.smctrading.jobs.cep;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.internal.InternalKvState;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.runtime.state.internal.InternalMapState;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * What an operator keeps, over all keys, by the name of the state: entries of a map, partial
 * matches of an automaton, one for any other value. The harness's own count takes a whole map for
 * one, whatever lies in it.
 */
final class StateEntries {
    /** Name that Flink's CEP gives the state of the events in its buffer. */
    static final String FACTS = "sharedBuffer-events";

    private StateEntries() {}

    static Map<String, Integer> of(AbstractStreamOperatorTestHarness<?> harness) throws Exception {
        AbstractKeyedStateBackend<Object> backend =
                (AbstractKeyedStateBackend<Object>)
                        ((AbstractStreamOperator<?>) harness.getOperator())
                                .<Object>getKeyedStateBackend();
        Map<String, Integer> entries = new TreeMap<>();
        for (var state : states(backend).entrySet()) {
            int count = 0;
            List<Object> keys;
            try (Stream<Object> all = backend.getKeys(state.getKey(), VoidNamespace.INSTANCE)) {
                keys = all.toList();
            }
            for (Object key : keys) {
                backend.setCurrentKey(key);
                count += countOf(state.getValue());
            }
            entries.put(state.getKey(), count);
        }
        return entries;
    }

    @SuppressWarnings("unchecked") // the namespace of a state without windows
    private static int countOf(InternalKvState<Object, ?, ?> state) throws Exception {
        ((InternalKvState<Object, VoidNamespace, ?>) state)
                .setCurrentNamespace(VoidNamespace.INSTANCE);
        if (state instanceof InternalMapState<?, ?, ?, ?> map) {
            int count = 0;
            for (var entry : map.entries()) {
                count += entry.getValue() instanceof List<?> list ? list.size() : 1;
            }
            return count;
        }
        if (state instanceof InternalListState<?, ?, ?> list) {
            int count = 0;
            for (Object ignored : list.get()) {
                count++;
            }
            return count;
        }
        Object value = ((InternalValueState<?, ?, ?>) state).value();
        if (value instanceof NFAState automaton) {
            return automaton.getPartialMatches().size() + automaton.getCompletedMatches().size();
        }
        return 1;
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
