package io.smctrading.sidecar.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.market.Clock;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.ControlAction;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.TradingState;
import io.smctrading.sidecar.wire.Codecs;
import io.smctrading.sidecar.wire.WireMapping;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The broker's side of what the desk says: idempotent, without waiting to fill a batch. The first
 * record that the broker does not take is the last: a clock behind it would vouch for it.
 */
final class KafkaPublisher implements Publisher, AutoCloseable {

    private static final String STAGE = "execution-sidecar";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 8 * 1024 * 1024;

    private final String namespace;
    private final Codecs codecs;
    private final SidecarMetrics metrics;
    private final Producer<byte[], byte[]> producer;
    private final ConcurrentLinkedQueue<Long> confirmed = new ConcurrentLinkedQueue<>();
    private final AtomicLong onlyCopies = new AtomicLong();
    private final AtomicLong unconfirmed = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    KafkaPublisher(SidecarConfig config, Codecs codecs, SidecarMetrics metrics) {
        this(
                config.namespace(),
                codecs,
                metrics,
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers(),
                                ProducerConfig.CLIENT_ID_CONFIG,
                                STAGE,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                (int) PATIENCE.toMillis(),
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis() / 3,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    KafkaPublisher(
            String namespace,
            Codecs codecs,
            SidecarMetrics metrics,
            Producer<byte[], byte[]> producer) {
        this.namespace = namespace;
        this.codecs = codecs;
        this.metrics = metrics;
        this.producer = producer;
    }

    @Override
    public void publish(ExecutionReport report, long outboxPosition) {
        byte[] value =
                codecs.executions()
                        .write(new ExecutionOrClock((Object) WireMapping.report(report)));
        metrics.outboxIs(unconfirmed.incrementAndGet());
        send(
                Topics.EXECUTIONS.in(namespace),
                key(report.intent().venue(), report.intent().symbol()),
                value,
                (metadata, problem) -> {
                    if (problem == null) {
                        confirmed.add(outboxPosition);
                        metrics.outboxIs(unconfirmed.decrementAndGet());
                    } else {
                        fail(problem);
                    }
                });
    }

    @Override
    public void publish(Clock clock) {
        metrics.passed(clock);
        byte[] value =
                codecs.executions().write(new ExecutionOrClock((Object) ClockMapper.toWire(clock)));
        send(
                Topics.EXECUTIONS.in(namespace),
                key(clock.venue(), clock.symbol()),
                value,
                (metadata, problem) -> {
                    if (problem != null) {
                        fail(problem);
                    }
                });
    }

    @Override
    public void refuse(RawRecord record, String reason) {
        metrics.deadLetter(record.topic());
        DeadLetter letter =
                new DeadLetter(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.appended(),
                        STAGE,
                        reason,
                        record.key() == null ? null : ByteBuffer.wrap(record.key()),
                        record.value() == null ? null : ByteBuffer.wrap(record.value()));
        sendOnlyCopy(
                deadLettersOf(record.topic()).in(namespace),
                record.key(),
                codecs.deadLetters().get(record.topic()).write(letter));
    }

    private static Topic<DeadLetter> deadLettersOf(String name) {
        return Topics.records().stream()
                .filter(topic -> topic.name().equals(name))
                .map(Topics::deadLettersOf)
                .findFirst()
                .orElseThrow();
    }

    /** Tells everybody of a halt or its end, and waits until the broker has it. */
    void announce(TradingState state) {
        ControlCommand command =
                new ControlCommand(
                        state.changeId(),
                        state.halted() ? ControlAction.HALT : ControlAction.RESUME,
                        state.account(),
                        state.reason(),
                        state.actor(),
                        state.changed());
        sendOnlyCopy(
                Topics.CONTROL.in(namespace),
                state.account().getBytes(UTF_8),
                codecs.control().write(command));
        flush();
    }

    @Override
    public List<Long> confirmed() {
        check();
        List<Long> drained = new ArrayList<>();
        for (Long position = confirmed.poll(); position != null; position = confirmed.poll()) {
            drained.add(position);
        }
        return drained;
    }

    @Override
    public boolean onlyCopyPending() {
        return onlyCopies.get() > 0;
    }

    @Override
    public void flush() {
        check();
        producer.flush();
        check();
    }

    private void sendOnlyCopy(String topic, byte[] key, byte[] value) {
        onlyCopies.incrementAndGet();
        send(
                topic,
                key,
                value,
                (metadata, problem) -> {
                    // First the failure: who finds nothing pending takes it for sent.
                    if (problem != null) {
                        fail(problem);
                    }
                    onlyCopies.decrementAndGet();
                });
    }

    /** Drops what is buffered behind the record; called by the producer's own thread. */
    private void fail(Exception problem) {
        if (failure.compareAndSet(null, problem)) {
            producer.close(Duration.ZERO);
        }
    }

    private void send(String topic, byte[] key, byte[] value, Callback callback) {
        check();
        // Nobody waits for the future: the callback keeps what came of it.
        var unused = producer.send(new ProducerRecord<>(topic, key, value), callback);
    }

    private void check() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new KafkaException("the broker did not take a record", problem);
        }
    }

    private static byte[] key(String venue, String symbol) {
        return (venue + ':' + symbol).getBytes(UTF_8);
    }

    @Override
    public void close() {
        producer.close(failure.get() == null ? Duration.ofSeconds(5) : Duration.ZERO);
    }
}
