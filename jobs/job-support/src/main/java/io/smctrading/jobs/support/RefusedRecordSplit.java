package io.smctrading.jobs.support;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Passes domain records on and sends refused ones aside, counted as {@code deadLetters}. */
final class RefusedRecordSplit<R> extends ProcessFunction<ReadRecord<R>, R> {

    private static final long serialVersionUID = 1L;

    private final OutputTag<RefusedRecord> refused;
    private transient Counter deadLetters;

    RefusedRecordSplit(OutputTag<RefusedRecord> refused) {
        this.refused = refused;
    }

    @Override
    public void open(OpenContext context) {
        deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
    }

    @Override
    public void processElement(ReadRecord<R> read, Context context, Collector<R> out) {
        if (read.refused() == null) {
            out.collect(read.value());
        } else {
            deadLetters.inc();
            context.output(refused, read.refused());
        }
    }
}
