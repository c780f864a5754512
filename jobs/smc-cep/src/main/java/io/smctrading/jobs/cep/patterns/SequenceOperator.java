package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.OfSeries;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SequenceBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SequenceMemory;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.time.TimerService;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * A pattern of Flink CEP in the middle of a stream: facts of one kind go into it, everything else
 * keeps its place and passes. Matches take the place of the fact that completed them, with its
 * timestamp. Each fact is handled at once, in the order of arrival; no clock is asked.
 *
 * <p>Patterns and their automaton are Flink's. What it remembers is one state per series, a memory
 * per {@link Lanes lane}.
 *
 * @param <F> facts that the pattern names
 */
public final class SequenceOperator<F extends OfSeries>
        extends AbstractUdfStreamOperator<OfSeries, PatternProcessFunction<F, OfSeries>>
        implements OneInputStreamOperator<OfSeries, OfSeries> {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "sequences";

    private final Class<F> facts;
    private final TypeInformation<Sequences<F>> type;
    private final Lanes<F> lanes;
    private final NFACompiler.NFAFactory<F> automata;
    private final AfterMatchSkipStrategy afterMatch;

    private transient NFA<F> automaton;
    private transient SequenceBuffer<F> buffer;
    private transient SharedBufferAccessor<F> accessor;
    private transient ValueState<Sequences<F>> sequences;
    private transient Matches out;

    /**
     * @param type of the state
     * @param lanes which facts can concern each other
     * @param matches makes of a match what takes the place of its last fact
     */
    public SequenceOperator(
            Class<F> facts,
            TypeInformation<Sequences<F>> type,
            Lanes<F> lanes,
            Pattern<F, ?> pattern,
            PatternProcessFunction<F, OfSeries> matches) {
        super(matches);
        if (pattern.getWindowSize().isPresent()) {
            throw new IllegalArgumentException(
                    "a pattern with a time bound needs a clock, allowed: none");
        }
        this.facts = facts;
        this.type = type;
        this.lanes = lanes;
        this.automata = NFACompiler.compileFactory(pattern, false);
        this.afterMatch = pattern.getAfterMatchSkipStrategy();
        // It has the key of what it follows: nothing lies between.
        chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        sequences = context.getKeyedStateStore().getState(new ValueStateDescriptor<>(STATE, type));
    }

    @Override
    public void open() throws Exception {
        super.open();
        automaton = automata.createNFA();
        automaton.open(getRuntimeContext(), new Configuration());
        buffer = new SequenceBuffer<>(null);
        accessor = buffer.getAccessor();
        out = new Matches();
    }

    @Override
    public void close() throws Exception {
        super.close();
        if (automaton != null) {
            automaton.close();
        }
    }

    /** Only facts touch state, so only they need the key. */
    @Override
    @SuppressWarnings("rawtypes") // as inherited
    public void setKeyContextElement1(StreamRecord record) throws Exception {
        if (facts.isInstance(record.getValue())) {
            super.setKeyContextElement1(record);
        }
    }

    @Override
    public void processElement(StreamRecord<OfSeries> record) throws Exception {
        if (facts.isInstance(record.getValue())) {
            out.cause = record;
            onFact(facts.cast(record.getValue()));
        } else {
            output.collect(record);
        }
    }

    private void onFact(F fact) throws Exception {
        Sequences<F> ofSeries = sequences.value();
        if (ofSeries == null) {
            ofSeries = Sequences.none(lanes.count());
        }
        int lane = lanes.of(fact);
        SequenceMemory<F> memory = ofSeries.lane(lane);
        if (memory == null) {
            memory = new SequenceMemory<>(automaton.createInitialNFAState());
            ofSeries.remember(lane, memory);
        }
        buffer.use(memory);
        for (Map<String, List<F>> match :
                automaton.process(
                        accessor, memory.state(), fact, memory.count(), afterMatch, out)) {
            userFunction.processMatch(match, out, out);
        }
        if (memory.isIdle()) {
            ofSeries.remember(lane, null);
        }
        sequences.update(ofSeries);
    }

    /**
     * Gives matches the timestamp of the fact that completed them. What CEP knows of time is never
     * asked for.
     */
    private final class Matches
            implements Collector<OfSeries>, PatternProcessFunction.Context, TimerService {
        private StreamRecord<OfSeries> cause;

        @Override
        public void collect(OfSeries match) {
            StreamRecord<OfSeries> record = new StreamRecord<>(match);
            if (cause.hasTimestamp()) {
                record.setTimestamp(cause.getTimestamp());
            }
            output.collect(record);
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            output.collect(tag, new StreamRecord<>(value));
        }

        @Override
        public long timestamp() {
            return cause.getTimestamp();
        }

        @Override
        public long currentProcessingTime() {
            throw new UnsupportedOperationException("a pattern does not ask for the time");
        }

        @Override
        public void close() {
            // Nothing is held back.
        }
    }
}
