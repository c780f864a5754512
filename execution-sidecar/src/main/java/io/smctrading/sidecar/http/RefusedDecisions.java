package io.smctrading.sidecar.http;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.RiskDecision;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.ledger.OrderRequests;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the ledger what risk refuses of what people asked for; what it approves comes as an
 * order. A decision is noted before its offset is committed, so none is missed; each is noted once.
 */
public final class RefusedDecisions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedDecisions.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SidecarConfig config;
    private final OrderRequests requests;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keepReading, "refused decisions");
    private KafkaConsumer<byte[], byte[]> reading;
    private String problem = "";

    public RefusedDecisions(SidecarConfig config, OrderRequests requests) {
        this.config = config;
        this.requests = requests;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void keepReading() {
        while (stop.getCount() > 0) {
            try (KafkaConsumer<byte[], byte[]> consumer = open()) {
                becomes(consumer);
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up to stop", e);
            } catch (RuntimeException e) {
                // Tried again every second, said once.
                if (!String.valueOf(e.getMessage()).equals(problem)) {
                    problem = String.valueOf(e.getMessage());
                    LOG.warn("Decisions cannot be read now: {}", problem);
                }
            }
            becomes(null);
            pause();
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                config.namespace()
                                        + ".execution-sidecar-requests."
                                        + config.account(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                                1024 * 1024,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        try {
            String topic = Topics.DECISIONS.in(config.namespace());
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic, PATIENCE).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("topic " + topic + " does not exist");
            }
            consumer.assign(partitions);
            return consumer;
        } catch (RuntimeException e) {
            consumer.close(Duration.ZERO);
            throw e;
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        WireReader<RiskDecision> reader =
                new WireReader<>(new RegistryClient(config.registryUrl()), Topics.DECISIONS);
        Set<Long> unreadable = new HashSet<>();
        while (stop.getCount() > 0) {
            boolean any = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                any = true;
                try {
                    note(reader.read(record.value()));
                } catch (WireException e) {
                    // The storage job keeps it as a dead letter.
                    if (unreadable.add(record.offset())) {
                        LOG.warn("Decision at offset {} is skipped", record.offset(), e);
                    }
                }
            }
            if (any) {
                consumer.commitAsync();
            }
        }
    }

    private void note(RiskDecision decision) {
        if (!decision.getApproved()
                && decision.getAccount().equals(config.account())
                && decision.getSignalId().startsWith(OrderRequests.ID_PREFIX)) {
            requests.refused(decision.getDecisionId(), decision.getCode(), decision.getReason());
        }
    }

    private synchronized void becomes(KafkaConsumer<byte[], byte[]> consumer) {
        reading = consumer;
    }

    private void pause() {
        try {
            var unused = stop.await(config.retryPause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        synchronized (this) {
            if (reading != null) {
                reading.wakeup();
            }
        }
    }
}
