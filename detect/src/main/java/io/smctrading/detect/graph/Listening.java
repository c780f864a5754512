package io.smctrading.detect.graph;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Tells each series' listener in this process what was found, in order; one call at a time for each
 * listener.
 *
 * @param <T> events or signals
 */
final class Listening<T extends OfSeries> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final InThisProcess<Map<Series, DetectionSink>> listeners;

    Listening(InThisProcess<Map<Series, DetectionSink>> listeners) {
        this.listeners = listeners;
    }

    @Override
    @Deprecated
    public SinkWriter<T> createWriter(InitContext context) {
        return new Telling<>(listeners.get());
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Telling<>(listeners.get());
    }

    private record Telling<T extends OfSeries>(Map<Series, DetectionSink> listeners)
            implements SinkWriter<T> {

        @Override
        public void write(T told, Context context) {
            DetectionSink listener =
                    Objects.requireNonNull(listeners.get(told.series()), "no such series");
            synchronized (listener) {
                if (told instanceof StructureEvent event) {
                    listener.event(event);
                } else if (told instanceof EntrySignal signal) {
                    listener.signal(signal);
                }
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
