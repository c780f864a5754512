package io.smctrading.jobs.cep;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.SeriesInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * The stateful operators of the graph one behind the other, each in its test harness: a subtask of
 * the job without a cluster. It can be snapshot behind any record and be looked into.
 */
public final class DetectionChain implements AutoCloseable {
    /** Names of the operators, from the source on. */
    public static final List<String> OPERATORS =
            List.of("structure", "break", "character", "entry");

    private static final int MAX_PARALLELISM = 128;

    private final int parallelism;
    private final int subtask;
    private final KeyedOneInputStreamOperatorTestHarness<Series, SeriesInput, OfSeries> structure;
    private final List<KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries>> patterns;
    private long checkpoint;
    private final Set<String> standingSwings = new HashSet<>();
    private final Set<String> armedBlocks = new HashSet<>();

    private DetectionChain(
            DetectionParameters parameters,
            int parallelism,
            int subtask,
            Map<String, OperatorSubtaskState> from)
            throws Exception {
        this.parallelism = parallelism;
        this.subtask = subtask;
        Harnesses harnesses = new Harnesses(MAX_PARALLELISM, parallelism, subtask);
        structure = harnesses.ofStructure(parameters);
        patterns =
                List.of(
                        harnesses.ofBreaks(),
                        harnesses.ofCharacter(parameters),
                        harnesses.ofEntries(parameters));
        for (int i = 0; i < OPERATORS.size(); i++) {
            AbstractStreamOperatorTestHarness<OfSeries> operator = operator(i);
            if (from != null) {
                operator.initializeState(from.get(OPERATORS.get(i)));
            }
            operator.open();
        }
    }

    /** The only subtask, without state. */
    public static DetectionChain start(DetectionParameters parameters) throws Exception {
        return new DetectionChain(parameters, 1, 0, null);
    }

    /** The only subtask, going on from a snapshot of one. */
    public static DetectionChain restore(
            DetectionParameters parameters, Map<String, OperatorSubtaskState> snapshot)
            throws Exception {
        return new DetectionChain(parameters, 1, 0, snapshot);
    }

    /** All subtasks of another parallelism, going on from the snapshots of all subtasks. */
    public static List<DetectionChain> rescale(
            DetectionParameters parameters,
            List<Map<String, OperatorSubtaskState>> snapshots,
            int parallelism)
            throws Exception {
        List<DetectionChain> chains = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            Map<String, OperatorSubtaskState> state = new LinkedHashMap<>();
            for (String operator : OPERATORS) {
                OperatorSubtaskState all =
                        AbstractStreamOperatorTestHarness.repackageState(
                                snapshots.stream()
                                        .map(snapshot -> snapshot.get(operator))
                                        .toArray(OperatorSubtaskState[]::new));
                state.put(
                        operator,
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                all, MAX_PARALLELISM, snapshots.size(), parallelism, subtask));
            }
            chains.add(new DetectionChain(parameters, parallelism, subtask, state));
        }
        return chains;
    }

    /** Whether records of this series come to this subtask. */
    public boolean owns(Series series) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        series, MAX_PARALLELISM, parallelism)
                == subtask;
    }

    /** What leaves the last operator because of this record, in order. */
    public List<OfSeries> process(SeriesInput input) throws Exception {
        structure.processElement(new StreamRecord<>(input));
        List<OfSeries> told = drain(structure);
        told.forEach(this::count);
        for (var pattern : patterns) {
            for (OfSeries record : told) {
                pattern.processElement(new StreamRecord<>(record));
            }
            told = drain(pattern);
        }
        return told;
    }

    private void count(OfSeries record) {
        if (record instanceof BreakFact fact) {
            String side = fact.series().key() + fact.scope() + fact.direction();
            if (fact.opens()) {
                standingSwings.add(side);
            } else {
                standingSwings.remove(side);
            }
        } else if (record instanceof EntryFact fact) {
            if (fact.opens()) {
                armedBlocks.add(fact.zoneId());
            } else {
                armedBlocks.remove(fact.zoneId());
            }
        }
    }

    /** Swings that the engine said stand and did not say are over, since the chain was made. */
    public int standingSwings() {
        return standingSwings.size();
    }

    /** Blocks that the engine said are armed and did not say are over, since then. */
    public int armedBlocks() {
        return armedBlocks.size();
    }

    /** What leaves the last operator because of these records, in order. */
    public List<OfSeries> process(Iterable<SeriesInput> inputs) throws Exception {
        List<OfSeries> told = new ArrayList<>();
        for (SeriesInput input : inputs) {
            told.addAll(process(input));
        }
        return told;
    }

    @SuppressWarnings("unchecked") // no watermarks, so nothing but records comes out
    private static List<OfSeries> drain(AbstractStreamOperatorTestHarness<OfSeries> operator) {
        List<OfSeries> told = new ArrayList<>();
        Queue<Object> output = operator.getOutput();
        for (Object record = output.poll(); record != null; record = output.poll()) {
            told.add(((StreamRecord<OfSeries>) record).getValue());
        }
        return told;
    }

    /** State of each operator by its name. */
    public Map<String, OperatorSubtaskState> snapshot() throws Exception {
        checkpoint++;
        Map<String, OperatorSubtaskState> snapshot = new LinkedHashMap<>();
        for (int i = 0; i < OPERATORS.size(); i++) {
            snapshot.put(OPERATORS.get(i), operator(i).snapshot(checkpoint, checkpoint));
        }
        return snapshot;
    }

    /** What this operator keeps, by the name of the state; see {@link StateEntries}. */
    public Map<String, Integer> entries(String operator) throws Exception {
        return StateEntries.of(operator(OPERATORS.indexOf(operator)));
    }

    /** Facts that a pattern keeps because what they open is not over, over all series. */
    public int openMatches(String operator) throws Exception {
        return entries(operator).getOrDefault(StateEntries.FACTS, 0);
    }

    private AbstractStreamOperatorTestHarness<OfSeries> operator(int i) {
        return i == 0 ? structure : patterns.get(i - 1);
    }

    @Override
    public void close() throws Exception {
        for (int i = 0; i < OPERATORS.size(); i++) {
            operator(i).close();
        }
    }

    static List<StructureEvent> events(List<OfSeries> told) {
        return told.stream()
                .filter(StructureEvent.class::isInstance)
                .map(StructureEvent.class::cast)
                .toList();
    }

    static List<EntrySignal> signals(List<OfSeries> told) {
        return told.stream()
                .filter(EntrySignal.class::isInstance)
                .map(EntrySignal.class::cast)
                .toList();
    }
}
