package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The topic of candles as a running job meets it: what was written so far flows, then the source
 * waits for more and does not end. There is one at a time in this JVM.
 */
final class OpenTopic {
    private static List<OrClock<Candle>> records = List.of();
    private static int taken;
    private static int written;
    private static CompletableFuture<Void> waiting;

    private OpenTopic() {}

    /** Begins a topic that will hold these records, of which none is written yet. */
    static synchronized void begin(List<OrClock<Candle>> all) {
        records = all;
        taken = 0;
        written = 0;
        waiting = null;
    }

    /** A job starts that has read everything written so far. */
    static synchronized void resume() {
        taken = written;
        waiting = null;
    }

    /** Writes on, up to this many records in all. */
    static void writeTo(int count) {
        CompletableFuture<Void> awaited = null;
        synchronized (OpenTopic.class) {
            written = count;
            if (waiting != null && taken < written) {
                awaited = waiting;
                waiting = null;
                taken++;
            }
        }
        if (awaited != null) {
            awaited.complete(null);
        }
    }

    private static synchronized CompletionStage<Void> take() {
        if (taken < written) {
            taken++;
            return CompletableFuture.completedFuture(null);
        }
        waiting = new CompletableFuture<>();
        return waiting;
    }

    private static synchronized OrClock<Candle> record(long index) {
        return records.get((int) index);
    }

    /** The source of a job; a savepoint holds how far it read. */
    static DataStream<OrClock<Candle>> source(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                OpenTopic::record,
                                Integer.MAX_VALUE,
                                (RateLimiterStrategy) parallelism -> (RateLimiter) OpenTopic::take,
                                MarketTypes.CANDLE_OR_CLOCK),
                        WatermarkStrategy.noWatermarks(),
                        "market.candles")
                .setParallelism(1)
                .uid("market.candles");
    }
}
