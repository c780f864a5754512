package io.smctrading.stack.replay;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.stack.StackException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Replays one symbol's trades so that the market waits for the decisions: the trades of a minute
 * and its clock are released once the clock before has come back through every stage. The result
 * does not depend on how fast any stage is, so two runs can be compared record by record.
 *
 * <p>A replay that was broken off goes on behind the last trade it has written, once what went
 * before has come back.
 *
 * <p>A clock also follows the last trade, a millisecond behind it: it closes no candle that the
 * file's end leaves open, but everything the trades caused has happened when it is back.
 */
public final class LockStepReplay implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String namespace;
    private final Instrument instrument;
    private final byte[] key;
    private final Duration patience;
    private final AccompanyingMarket exchange;
    private final RegistryClient registry;
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> returns;
    private final WireReader<PortfolioOrClock> returnReader;
    private final AtomicReference<Exception> sendFailure = new AtomicReference<>();

    /**
     * Connects to the topics of a namespace.
     *
     * @param instrument what the trades are of; published before the first of them
     * @param patience how long a minute may take before the replay gives up and says who is late
     */
    public LockStepReplay(
            String bootstrapServers,
            URI registryUrl,
            String namespace,
            Instrument instrument,
            Duration patience) {
        this(
                bootstrapServers,
                registryUrl,
                namespace,
                instrument,
                patience,
                AccompanyingMarket.NONE);
    }

    /**
     * As above, with an exchange that keeps pace.
     *
     * @param exchange moved to the end of each minute before the minute's trades are written: when
     *     its news arrive, the newest clock is the one before, however fast trades travel
     */
    public LockStepReplay(
            String bootstrapServers,
            URI registryUrl,
            String namespace,
            Instrument instrument,
            Duration patience,
            AccompanyingMarket exchange) {
        this.exchange = exchange;
        this.bootstrapServers = bootstrapServers;
        this.namespace = namespace;
        this.instrument = instrument;
        this.patience = patience;
        this.registry = new RegistryClient(registryUrl);
        this.key =
                (instrument.getVenue() + ':' + instrument.getSymbol())
                        .getBytes(StandardCharsets.UTF_8);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.returns =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.returnReader = new WireReader<>(registry, Topics.PORTFOLIO);
    }

    /**
     * Replays a file from its first trade to its last, or from where it was broken off.
     *
     * @param progress told the number of the file's trades written so far, once a minute of market
     *     time
     * @throws StackException refused if the symbol's history already reaches the file's first trade
     *     and does not end with a trade of the file; failed if a stage does not answer within the
     *     patience
     */
    public ReplayResult run(TradeFile file, IntConsumer progress) {
        MarketHistory history = MarketHistory.of(bootstrapServers, registry, namespace, key);
        int begin = rowsWritten(file, history);
        TopicPartition returnPartition = new TopicPartition(Topics.PORTFOLIO.in(namespace), 0);
        returns.assign(List.of(returnPartition));
        Instant lastClock = begin == 0 ? null : history.lastClock();
        if (lastClock != null) {
            returns.seekToBeginning(List.of(returnPartition));
            awaitReturn(lastClock);
        } else {
            returns.seekToEnd(List.of(returnPartition));
            returns.position(returnPartition);
        }

        WireWriter<Instrument> instruments =
                new WireWriter<>(registry, namespace, Topics.INSTRUMENTS);
        WireWriter<TradeOrClock> writer = new WireWriter<>(registry, namespace, Topics.TRADES);
        send(Topics.INSTRUMENTS, instruments.write(instrument));

        List<TradeRow> trades = file.trades();
        Instant end = file.lastTime().plusMillis(1);
        Instant boundary = nextMinute(lastClock == null ? file.firstTime() : lastClock);
        long[] loops = new long[minutesBetween(boundary, end) + 1];
        int loop = 0;
        int next = begin;
        long started = System.nanoTime();
        boolean done = lastClock != null && !lastClock.isBefore(end);
        for (; !done; boundary = boundary.plus(1, ChronoUnit.MINUTES)) {
            Instant clock = boundary.isBefore(end) ? boundary : end;
            exchange.advance(clock);
            while (next < trades.size() && trades.get(next).time().isBefore(clock)) {
                send(Topics.TRADES, writer.write(new TradeOrClock(trade(trades.get(next++)))));
            }
            long departed = System.nanoTime();
            send(Topics.TRADES, writer.write(new TradeOrClock(clock(clock))));
            awaitReturn(clock);
            loops[loop++] = System.nanoTime() - departed;
            progress.accept(next);
            done = !boundary.isBefore(end);
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return new ReplayResult(next - begin, elapsed, Arrays.copyOf(loops, loop));
    }

    /** How many of the file's rows the topic has: all up to its last trade. */
    private int rowsWritten(TradeFile file, MarketHistory history) {
        if (file.firstTime().isAfter(history.end())) {
            return 0;
        }
        List<TradeRow> trades = file.trades();
        for (int row = trades.size(); row > 0; row--) {
            if (trade(trades.get(row - 1)).equals(history.lastTrade())) {
                return row;
            }
        }
        throw StackException.refused(
                "%s begins at %s, but %s already has %s up to %s; history cannot be written behind it,"
                                .formatted(
                                        file.name(),
                                        file.firstTime(),
                                        Topics.TRADES.in(namespace),
                                        new String(key, StandardCharsets.UTF_8),
                                        history.end())
                        + " use another --namespace");
    }

    private void awaitReturn(Instant clock) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            Exception failure = sendFailure.get();
            if (failure != null) {
                throw StackException.failed("Kafka refused a record of the replay", failure);
            }
            for (ConsumerRecord<byte[], byte[]> record : returns.poll(POLL)) {
                if (isReturn(record.value(), clock)) {
                    return;
                }
            }
        }
        throw StackException.failed(
                "the clock "
                        + clock
                        + " did not come back on "
                        + Topics.PORTFOLIO.in(namespace)
                        + " within "
                        + patience.toSeconds()
                        + " s; see './smc status' and './smc logs taskmanager'");
    }

    private boolean isReturn(byte[] bytes, Instant clock) {
        try {
            return returnReader.read(bytes).getValue() instanceof Clock back
                    && back.getMark() == ClockMark.DECISIONS
                    && back.getVenue().equals(instrument.getVenue())
                    && back.getSymbol().equals(instrument.getSymbol())
                    && !back.getTime().isBefore(clock);
        } catch (WireException e) {
            return false; // not from the risk job; the storage job dead-letters it
        }
    }

    private void send(Topic<?> topic, byte[] value) {
        var unused =
                producer.send(
                        new ProducerRecord<>(topic.in(namespace), key, value),
                        (metadata, failure) -> {
                            if (failure != null) {
                                sendFailure.compareAndSet(null, failure);
                            }
                        });
    }

    private Trade trade(TradeRow row) {
        return new Trade(
                instrument.getVenue(),
                instrument.getSymbol(),
                row.id(),
                row.time(),
                row.price(),
                row.quantity(),
                row.aggressor());
    }

    private Clock clock(Instant time) {
        return new Clock(instrument.getVenue(), instrument.getSymbol(), time, ClockMark.MARKET, 1);
    }

    private static Instant nextMinute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    private static int minutesBetween(Instant first, Instant end) {
        return Math.toIntExact(Math.max(0, ChronoUnit.MINUTES.between(first, end)) + 1);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        returns.close();
    }
}
