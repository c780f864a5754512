package io.smctrading.sidecar.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smctrading.core.risk.OrderRequest;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.platform.wire.mapping.OrderSideMapper;
import io.smctrading.schemas.OrderType;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.SidecarConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what people ask for to order.requests; needs broker and registry at the first request. */
public final class KafkaRequests implements RequestPublisher, AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final SidecarConfig config;
    private WireWriter<io.smctrading.schemas.OrderRequest> writer;
    private KafkaProducer<byte[], byte[]> producer;

    public KafkaRequests(SidecarConfig config) {
        this.config = config;
    }

    @Override
    public synchronized CompletableFuture<Void> publish(OrderRequest request, String actor) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            open();
            var unused =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.REQUESTS.in(config.namespace()),
                                    request.account().getBytes(UTF_8),
                                    writer.write(toWire(request, actor))),
                            (place, problem) -> {
                                if (problem == null) {
                                    done.complete(null);
                                } else {
                                    done.completeExceptionally(problem);
                                }
                            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private void open() {
        if (writer == null) {
            writer =
                    new WireWriter<>(
                            new RegistryClient(config.registryUrl()),
                            config.namespace(),
                            Topics.REQUESTS);
        }
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    config.bootstrapServers(),
                                    ProducerConfig.CLIENT_ID_CONFIG,
                                    "execution-sidecar-requests",
                                    ProducerConfig.ACKS_CONFIG,
                                    "all",
                                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                    true,
                                    ProducerConfig.LINGER_MS_CONFIG,
                                    0,
                                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                                    1024 * 1024,
                                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                    PATIENCE_MILLIS,
                                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    PATIENCE_MILLIS / 2,
                                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                    PATIENCE_MILLIS),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
        }
    }

    private static io.smctrading.schemas.OrderRequest toWire(OrderRequest request, String actor) {
        return io.smctrading.schemas.OrderRequest.newBuilder()
                .setRequestId(request.requestId())
                .setAccount(request.account())
                .setVenue(request.instrument().venue())
                .setSymbol(request.instrument().symbol())
                .setSide(OrderSideMapper.toWire(request.side()))
                .setOrderType(
                        switch (request.type()) {
                            case MARKET -> OrderType.MARKET;
                            case LIMIT -> OrderType.LIMIT;
                            case STOP_LOSS -> OrderType.STOP_LOSS;
                        })
                .setQuantity(WireDecimal.capped(request.quantity()))
                .setPrice(WireDecimal.cappedOrNull(request.price()))
                .setStopPrice(WireDecimal.cappedOrNull(request.stop()))
                .setTargetPrice(WireDecimal.cappedOrNull(request.target()))
                .setReduceOnly(request.reduceOnly())
                .setRequestedTime(request.requestedTime())
                .setValidUntil(request.validUntil())
                .setActor(actor)
                .build();
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
