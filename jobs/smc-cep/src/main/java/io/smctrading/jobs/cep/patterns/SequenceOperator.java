package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Flink's CEP operator in the middle of a stream: facts of one kind go into the pattern, everything
 * else keeps its place and passes. Matches take the place of the fact that completed them, with its
 * timestamp. In processing time and without a comparator, each record is handled at once.
 *
 * @param <F> facts that the pattern names
 */
public final class SequenceOperator<F extends OfSeries>
        extends CepOperator<OfSeries, Series, OfSeries> {
    private static final long serialVersionUID = 1L;

    private final Class<F> facts;
    private transient Stamp stamp;

    /**
     * @param matches makes of a match what takes the place of its last fact
     */
    @SuppressWarnings("unchecked") // only facts go into the pattern
    public SequenceOperator(
            Class<F> facts,
            TypeInformation<F> type,
            Pattern<F, ?> pattern,
            PatternProcessFunction<F, OfSeries> matches) {
        super(
                (TypeSerializer<OfSeries>)
                        (TypeSerializer<?>) type.createSerializer(new SerializerConfigImpl()),
                true,
                (NFACompiler.NFAFactory<OfSeries>)
                        (NFACompiler.NFAFactory<?>) NFACompiler.compileFactory(pattern, false),
                null,
                pattern.getAfterMatchSkipStrategy(),
                (PatternProcessFunction<OfSeries, OfSeries>) (PatternProcessFunction<?, ?>) matches,
                null);
        this.facts = facts;
        // It has the key of what it follows: nothing lies between.
        chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    public void open() throws Exception {
        stamp = new Stamp(output);
        output = stamp;
        super.open();
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
            stamp.cause = record;
            super.processElement(record);
        } else {
            stamp.through(record);
        }
    }

    /** Gives matches the timestamp of the fact that completed them: CEP gives them none. */
    private static final class Stamp implements Output<StreamRecord<OfSeries>> {
        private final Output<StreamRecord<OfSeries>> next;
        private StreamRecord<OfSeries> cause;

        private Stamp(Output<StreamRecord<OfSeries>> next) {
            this.next = next;
        }

        private void through(StreamRecord<OfSeries> record) {
            next.collect(record);
        }

        @Override
        public void collect(StreamRecord<OfSeries> match) {
            if (cause.hasTimestamp()) {
                match.setTimestamp(cause.getTimestamp());
            } else {
                match.eraseTimestamp();
            }
            next.collect(match);
        }

        @Override
        public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
            next.collect(tag, record);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            next.emitWatermark(watermark);
        }

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) {
            next.emitWatermarkStatus(status);
        }

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {
            next.emitLatencyMarker(marker);
        }

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {
            next.emitRecordAttributes(attributes);
        }

        @Override
        public void close() {
            next.close();
        }
    }
}
