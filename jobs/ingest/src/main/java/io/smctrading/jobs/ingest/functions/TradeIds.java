package io.smctrading.jobs.ingest.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The trade ids of one symbol that were seen lately. An id is remembered for at least the window
 * and at most twice the window of market time: old ones are swept once per window, so that each id
 * is looked at once or twice in all.
 */
final class TradeIds {

    private final Duration window;
    private final MapState<String, Long> timeById;
    private final ValueState<Instant> lastSweep;

    TradeIds(RuntimeContext context, Duration window) {
        this.window = window;
        timeById =
                context.getMapState(
                        new MapStateDescriptor<>("trade-ids", Types.STRING, Types.LONG));
        lastSweep = context.getState(new ValueStateDescriptor<>("last-sweep", Types.INSTANT));
    }

    boolean contains(String id) throws Exception {
        return timeById.contains(id);
    }

    void add(String id, Instant time) throws Exception {
        timeById.put(id, time.toEpochMilli());
    }

    /** Tells the market time, so that old ids can go. */
    void forgetBefore(Instant now) throws Exception {
        Instant last = lastSweep.value();
        if (last == null) {
            lastSweep.update(now);
            return;
        }
        if (now.isBefore(last.plus(window))) {
            return;
        }
        lastSweep.update(now);
        long oldest = now.minus(window).toEpochMilli();
        Iterator<Map.Entry<String, Long>> entries = timeById.iterator();
        while (entries.hasNext()) {
            if (entries.next().getValue() < oldest) {
                entries.remove();
            }
        }
    }
}
