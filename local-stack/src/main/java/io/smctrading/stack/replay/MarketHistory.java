package io.smctrading.stack.replay;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.stack.topics.TopicReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** How far a symbol's history in {@code market.trades} reaches already. */
final class MarketHistory {

    private MarketHistory() {}

    /**
     * The latest time of the symbol's trades and clocks, found from the end: no record behind a
     * clock is older than it.
     *
     * @param key record key of the symbol
     * @return empty if the topic has none
     */
    static Optional<Instant> lastTime(
            String bootstrapServers, RegistryClient registry, String namespace, byte[] key) {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        AtomicReference<Instant> last = new AtomicReference<>();
        try (TopicReading topic = new TopicReading(bootstrapServers)) {
            String trades = Topics.TRADES.in(namespace);
            List<TopicPartition> partitions = topic.partitions(trades);
            // Where producers put the key by default, and so every record of the symbol.
            TopicPartition partition =
                    partitions.get(Utils.toPositive(Utils.murmur2(key)) % partitions.size());
            topic.backwards(
                    partition,
                    topic.ends(List.of(trades)).get(partition),
                    record ->
                            !Arrays.equals(record.key(), key)
                                    || isBeforeClock(reader, record, last));
        }
        return Optional.ofNullable(last.get());
    }

    /** Notes the record's time; false once it is a clock. */
    private static boolean isBeforeClock(
            WireReader<TradeOrClock> reader,
            ConsumerRecord<byte[], byte[]> record,
            AtomicReference<Instant> last) {
        Object value;
        try {
            value = reader.read(record.value()).getValue();
        } catch (WireException e) {
            return true; // a poison record says nothing of the history; ingest dead-letters it
        }
        Instant time = value instanceof Trade trade ? trade.getTime() : ((Clock) value).getTime();
        last.accumulateAndGet(
                time, (known, found) -> known == null || found.isAfter(known) ? found : known);
        return value instanceof Trade;
    }
}
