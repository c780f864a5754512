package io.smctrading.stack.replay;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.stack.topics.TopicReading;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How far a symbol's history in {@code market.trades} reaches already, found from the end: no
 * record behind a clock is older than it.
 *
 * @param lastTrade its newest trade; {@code null} without any
 * @param lastClock the time of its newest clock; {@code null} without any
 */
record MarketHistory(Trade lastTrade, Instant lastClock) {

    private static final MarketHistory NONE = new MarketHistory(null, null);

    /**
     * Reads the topic as it is now.
     *
     * @param key record key of the symbol
     */
    static MarketHistory of(
            String bootstrapServers, RegistryClient registry, String namespace, byte[] key) {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        MarketHistory[] known = {NONE};
        try (TopicReading topic = new TopicReading(bootstrapServers)) {
            String trades = Topics.TRADES.in(namespace);
            List<TopicPartition> partitions = topic.partitions(trades);
            // Where producers put the key by default, and so every record of the symbol.
            TopicPartition partition =
                    partitions.get(Utils.toPositive(Utils.murmur2(key)) % partitions.size());
            topic.backwards(
                    partition,
                    topic.ends(List.of(trades)).get(partition),
                    record -> {
                        if (Arrays.equals(record.key(), key)) {
                            known[0] = known[0].withEarlier(reader, record);
                        }
                        return known[0].lastTrade == null || known[0].lastClock == null;
                    });
        }
        return known[0];
    }

    private MarketHistory withEarlier(
            WireReader<TradeOrClock> reader, ConsumerRecord<byte[], byte[]> record) {
        Object value;
        try {
            value = reader.read(record.value()).getValue();
        } catch (WireException e) {
            return this; // a poison record says nothing of the history; ingest dead-letters it
        }
        if (value instanceof Trade trade) {
            return lastTrade == null ? new MarketHistory(trade, lastClock) : this;
        }
        return lastClock == null ? new MarketHistory(lastTrade, ((Clock) value).getTime()) : this;
    }

    /** The latest time of the two; {@link Instant#MIN} without either. */
    Instant end() {
        Instant trade = lastTrade == null ? Instant.MIN : lastTrade.getTime();
        return lastClock == null || trade.isAfter(lastClock) ? trade : lastClock;
    }
}
