package io.smctrading.jobs.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Output of a job in this JVM while it runs, in the order of arrival. It has no state of its own: a
 * job that is stopped and resumed adds to the same list.
 *
 * @param <T> records
 */
final class Collected<T> {
    private static final Map<String, Collected<?>> BY_NAME = new ConcurrentHashMap<>();

    private final String name;
    private final Consumer<T> listener;
    private final List<T> records = new ArrayList<>();

    /**
     * @param name unique among what is collected at the same time
     * @param listener hears of every record behind its addition, in the thread of the job
     */
    Collected(String name, Consumer<T> listener) {
        this.name = name;
        this.listener = listener;
        BY_NAME.put(name, this);
    }

    /** Lets everything of this stream be collected. */
    void from(DataStream<T> stream) {
        stream.map(new Into<T>(name))
                .returns(stream.getType())
                .name("collect " + name)
                .uid("collect-" + name)
                .sinkTo(new DiscardingSink<>())
                .name("end of " + name)
                .uid("end-" + name);
    }

    synchronized List<T> records() {
        return List.copyOf(records);
    }

    synchronized int size() {
        return records.size();
    }

    private void add(T record) {
        synchronized (this) {
            records.add(record);
        }
        listener.accept(record);
    }

    private static final class Into<T> implements MapFunction<T, T> {
        private static final long serialVersionUID = 1L;

        private final String name;

        private Into(String name) {
            this.name = name;
        }

        @Override
        @SuppressWarnings("unchecked") // whoever made the list made the stream's end
        public T map(T record) {
            ((Collected<T>) BY_NAME.get(name)).add(record);
            return record;
        }
    }
}
