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

/** How far a symbol's history in {@code market.trades} reaches already. */
final class MarketHistory {

    private static final Duration POLL = Duration.ofMillis(500);

    private MarketHistory() {}

    /**
     * The latest time of the symbol's trades and clocks.
     *
     * @return empty if the topic has none
     */
    static Optional<Instant> lastTime(
            String bootstrapServers,
            RegistryClient registry,
            String namespace,
            String venue,
            String symbol) {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        Instant last = null;
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
                    Instant time = timeOf(reader, record.value(), venue, symbol);
                    if (time != null && (last == null || time.isAfter(last))) {
                        last = time;
                    }
                }
            }
        }
        return Optional.ofNullable(last);
    }

    private static Instant timeOf(
            WireReader<TradeOrClock> reader, byte[] bytes, String venue, String symbol) {
        Object value;
        try {
            value = reader.read(bytes).getValue();
        } catch (WireException e) {
            return null; // a poison record says nothing of the history; ingest dead-letters it
        }
        if (value instanceof Trade trade) {
            boolean same = trade.getVenue().equals(venue) && trade.getSymbol().equals(symbol);
            return same ? trade.getTime() : null;
        }
        Clock clock = (Clock) value;
        boolean same = clock.getVenue().equals(venue) && clock.getSymbol().equals(symbol);
        return same ? clock.getTime() : null;
    }
}
