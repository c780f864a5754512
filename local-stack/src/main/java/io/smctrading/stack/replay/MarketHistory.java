package io.smctrading.stack.replay;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far a symbol's history in {@code market.trades} reaches already.
 *
 * @param lastTime the latest time of its trades and clocks
 * @param lastTrade its last trade; {@code null} without any
 * @param lastClock the time of its last clock; {@code null} without any
 */
record MarketHistory(Instant lastTime, Trade lastTrade, Instant lastClock) {

    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * Reads the topic to its present end.
     *
     * @return empty if it has neither trade nor clock of the symbol
     */
    static Optional<MarketHistory> of(
            String bootstrapServers,
            RegistryClient registry,
            String namespace,
            String venue,
            String symbol) {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        MarketHistory last = null;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo info : consumer.partitionsFor(Topics.TRADES.in(namespace))) {
                partitions.add(new TopicPartition(info.topic(), info.partition()));
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    last = behind(last, reader, record.value(), venue, symbol);
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private static MarketHistory behind(
            MarketHistory before,
            WireReader<TradeOrClock> reader,
            byte[] bytes,
            String venue,
            String symbol) {
        Object value;
        try {
            value = reader.read(bytes).getValue();
        } catch (WireException e) {
            return before; // a poison record says nothing of the history; ingest dead-letters it
        }
        MarketHistory known = before == null ? new MarketHistory(Instant.MIN, null, null) : before;
        if (value instanceof Trade trade) {
            return trade.getVenue().equals(venue) && trade.getSymbol().equals(symbol)
                    ? new MarketHistory(
                            later(known.lastTime, trade.getTime()), trade, known.lastClock)
                    : before;
        }
        Clock clock = (Clock) value;
        return clock.getVenue().equals(venue) && clock.getSymbol().equals(symbol)
                ? new MarketHistory(
                        later(known.lastTime, clock.getTime()), known.lastTrade, clock.getTime())
                : before;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
