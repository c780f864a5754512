package io.smctrading.sidecar.trading;

import io.smctrading.core.market.Instrument;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.ledger.LedgerIdentity;
import io.smctrading.sidecar.ledger.LedgerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The topics the sidecar reads, by one consumer that reads every partition from where the ledger
 * stands: the lease, not a consumer group, says who reads. The group only remembers offsets of
 * orders, beside the ledger's id.
 */
final class KafkaFeeds implements AutoCloseable {

    /** Also how long a stop or an announcement waits at most, since nothing interrupts a wait. */
    private static final Duration WAIT = Duration.ofMillis(100);

    /** Exchanges speak up too, and are not to wait for the topics. */
    private static final Duration WAIT_BESIDE_EXCHANGES = Duration.ofMillis(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String namespace;
    private final SidecarMetrics metrics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, FeedPartition> feeds = new HashMap<>();
    private final List<TopicPartition> instrumentFeeds = new ArrayList<>();
    private final List<TopicPartition> tradeFeeds = new ArrayList<>();
    private final List<TopicPartition> orderFeeds = new ArrayList<>();
    private final Map<FeedPartition, Long> durable = new HashMap<>();
    private final Duration wait;
    private FeedRecords records;
    private String ledgerId;
    private boolean ordersHeld;
    private long lastSecond = System.nanoTime();

    KafkaFeeds(SidecarConfig config, SidecarMetrics metrics) {
        this.namespace = config.namespace();
        this.metrics = metrics;
        this.wait = config.exchanges().isPresent() ? WAIT_BESIDE_EXCHANGES : WAIT;
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                config.namespace() + ".execution-sidecar." + config.account());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "execution-sidecar");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitionsOf(Topics.INSTRUMENTS, instrumentFeeds);
        partitionsOf(Topics.TRADES, tradeFeeds);
        partitionsOf(Topics.ORDERS, orderFeeds);
    }

    private void partitionsOf(Topic<?> topic, List<TopicPartition> partitions) {
        List<PartitionInfo> found = consumer.partitionsFor(topic.in(namespace), PATIENCE);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException(
                    "topic " + topic.in(namespace) + " does not exist, the stack creates it");
        }
        for (PartitionInfo info : found) {
            TopicPartition partition = new TopicPartition(info.topic(), info.partition());
            partitions.add(partition);
            feeds.put(partition, new FeedPartition(topic.name(), info.partition()));
        }
    }

    /**
     * Checks that the ledger and the topics belong together.
     *
     * @param found makes a new ledger's identity
     */
    LedgerIdentity verify(
            Optional<LedgerIdentity> identity, LedgerState state, Supplier<LedgerIdentity> found) {
        Map<Integer, LedgerCheck.Remembered> remembered = new HashMap<>();
        consumer.committed(new HashSet<>(orderFeeds))
                .forEach(
                        (partition, offset) -> {
                            if (offset != null) {
                                remembered.put(
                                        partition.partition(),
                                        new LedgerCheck.Remembered(
                                                offset.offset(), offset.metadata()));
                            }
                        });
        Map<Integer, Long> positions = new HashMap<>();
        for (TopicPartition partition : orderFeeds) {
            positions.put(
                    partition.partition(),
                    state.progress().positions().getOrDefault(feeds.get(partition), 0L));
        }
        List<TopicPartition> executions =
                consumer.partitionsFor(Topics.EXECUTIONS.in(namespace), PATIENCE).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        long reported =
                consumer.endOffsets(executions).values().stream().mapToLong(Long::longValue).sum();
        LedgerCheck.verify(namespace, identity, remembered, positions, reported);
        return identity.orElseGet(found);
    }

    /**
     * Goes to where the ledger stands, and reads the instruments.
     *
     * @param reading makes sense of the records
     */
    void start(LedgerState state, LedgerIdentity identity, FeedRecords reading) {
        records = reading;
        ledgerId = identity.id();
        consumer.assign(feeds.keySet());
        consumer.seekToBeginning(instrumentFeeds);
        seek(tradeFeeds, state);
        seek(orderFeeds, state);
        readInstruments();
    }

    private void seek(List<TopicPartition> partitions, LedgerState state) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            Long position = state.progress().positions().get(feeds.get(partition));
            if (position == null) {
                position = first.get(partition);
            } else if (position > end.get(partition)) {
                throw new RefusedException(
                        "%s ends at %d, the ledger has it up to %d: the topic was replaced, not trading"
                                .formatted(partition, end.get(partition), position));
            } else if (position < first.get(partition)) {
                if (!state.brackets().isEmpty() || orderFeeds.contains(partition)) {
                    throw new RefusedException(
                            "%s starts at %d, the ledger has it up to %d: records are lost, not trading"
                                    .formatted(partition, first.get(partition), position));
                }
                position = first.get(partition);
            }
            consumer.seek(partition, position);
        }
    }

    /** The instrument as the topic has it now; looks again for one it has not seen. */
    Optional<Instrument> instrument(String venue, String symbol) {
        Optional<Instrument> known = records.instrument(venue, symbol);
        if (known.isPresent()) {
            return known;
        }
        readInstruments();
        return records.instrument(venue, symbol);
    }

    private void readInstruments() {
        Set<TopicPartition> others = new HashSet<>(feeds.keySet());
        instrumentFeeds.forEach(others::remove);
        others.removeAll(consumer.paused());
        consumer.pause(others);
        readTo(
                instrumentFeeds,
                () -> each(consumer.poll(WAIT), instrumentFeeds, records::takeInstrument));
        consumer.resume(others);
    }

    /** Matches what the market did while nobody traded, before the first new order. */
    void catchUpWithMarket(TradingDesk desk) {
        holdOrders(true);
        readTo(tradeFeeds, () -> poll(desk));
        holdOrders(false);
    }

    /** Further orders wait in the broker, not in memory. */
    void holdOrders(boolean hold) {
        if (hold == ordersHeld) {
            return;
        }
        ordersHeld = hold;
        if (hold) {
            consumer.pause(orderFeeds);
        } else {
            consumer.resume(orderFeeds);
        }
    }

    private void readTo(List<TopicPartition> partitions, Runnable read) {
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
            read.run();
        }
    }

    /** Waits for records and gives them to the desk: instruments, then trades, then orders. */
    void poll(TradingDesk desk) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(wait);
        each(batch, instrumentFeeds, records::takeInstrument);
        records.tellInstruments(desk);
        each(batch, tradeFeeds, (feed, record) -> records.takeTrade(feed, record, desk));
        each(batch, orderFeeds, (feed, record) -> records.takeOrder(feed, record, desk));
        desk.endOfBatch();
        durable.putAll(desk.drainNoted());
        everySecond(desk);
    }

    private interface Take {
        void record(FeedPartition feed, ConsumerRecord<byte[], byte[]> record);
    }

    private void each(
            ConsumerRecords<byte[], byte[]> batch, List<TopicPartition> partitions, Take take) {
        for (TopicPartition partition : partitions) {
            FeedPartition feed = feeds.get(partition);
            for (ConsumerRecord<byte[], byte[]> record : batch.records(partition)) {
                take.record(feed, record);
            }
        }
    }

    /** What costs a request or a look at everything is not done for each batch. */
    private void everySecond(TradingDesk desk) {
        long now = System.nanoTime();
        if (now - lastSecond < Duration.ofSeconds(1).toNanos()) {
            return;
        }
        lastSecond = now;
        metrics.openOrders(desk.openOrders());
        metrics.lag(Topics.TRADES.name(), lagOf(tradeFeeds));
        metrics.lag(Topics.ORDERS.name(), lagOf(orderFeeds));
        Map<TopicPartition, OffsetAndMetadata> offsets = drainDurable();
        if (!offsets.isEmpty()) {
            consumer.commitAsync(
                    offsets,
                    (committed, problem) -> {
                        if (problem != null) {
                            metrics.commitFailed();
                        }
                    });
        }
    }

    /** Before a stop: commits what the ledger has, and waits for it. */
    void commitNow(TradingDesk desk) {
        durable.putAll(desk.drainNoted());
        consumer.commitSync(drainDurable());
    }

    /** Only what the ledger holds may be committed; clocks behind it are read again, no harm. */
    private Map<TopicPartition, OffsetAndMetadata> drainDurable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : orderFeeds) {
            Long position = durable.get(feeds.get(partition));
            if (position != null) {
                offsets.put(partition, new OffsetAndMetadata(position, ledgerId));
            }
        }
        durable.clear();
        return offsets;
    }

    private long lagOf(List<TopicPartition> partitions) {
        return partitions.stream()
                .map(consumer::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum();
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(2));
    }
}
