package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smctrading.platform.wire.IncompatibleSchemaException;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.server.ServerProcess;
import io.smctrading.stack.topics.TopicAdmin.Retention;
import io.smctrading.stack.topics.TopicFigures;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The servers for real: what jobs, sidecar and users rely on. */
@ExtendWith(SharedStack.class)
class StackITCase {

    private static final Namespace NAMESPACE = new Namespace("it-1");

    private static Stack stack;
    private static RegistryClient registry;

    @BeforeAll
    static void createTopics(Stack running) {
        stack = running;
        registry = new RegistryClient(stack.endpoints().registry());
        stack.topics().create(NAMESPACE, Retention.UNLIMITED);
    }

    @Test
    void refusesASchemaThatCannotReadEarlierRecords() {
        String subject = Topics.INSTRUMENTS.subjectIn(NAMESPACE.name());
        Schema withoutDefault =
                SchemaBuilder.record("Instrument")
                        .namespace("io.smctrading.schemas")
                        .fields()
                        .requiredString("venue")
                        .requiredString("somethingNewThatOldRecordsLack")
                        .endRecord();

        assertThatThrownBy(() -> registry.register(subject, withoutDefault))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(subject);
    }

    @Test
    void acceptsASchemaThatReadsEveryEarlierRecord() {
        String subject = "it-evolution-value";
        Schema first = trade().endRecord();
        Schema second = trade().optionalString("comment").endRecord();

        int firstId = registry.register(subject, first);

        assertThat(registry.register(subject, first)).isEqualTo(firstId);
        assertThat(registry.register(subject, second)).isNotEqualTo(firstId);
    }

    private static SchemaBuilder.FieldAssembler<Schema> trade() {
        return SchemaBuilder.record("Evolving").fields().requiredString("symbol");
    }

    @Test
    void carriesARecordThroughBrokerAndRegistry() throws Exception {
        Topic<Instrument> topic = Topics.INSTRUMENTS;
        WireWriter<Instrument> writer = new WireWriter<>(registry, NAMESPACE.name(), topic);
        Instant before = Instant.now();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            // A time of the payload's own must not become the record's: old data would expire.
            producer.send(
                            new ProducerRecord<>(
                                    topic.in(NAMESPACE.name()),
                                    0,
                                    Instant.EPOCH.toEpochMilli(),
                                    "bitstamp:BTC-USD".getBytes(StandardCharsets.UTF_8),
                                    writer.write(instrument())))
                    .get(10, TimeUnit.SECONDS);
        }

        ConsumerRecord<byte[], byte[]> record = firstRecordOf(topic);

        WireReader<Instrument> reader =
                new WireReader<>(new RegistryClient(stack.endpoints().registry()), topic);
        assertThat(reader.read(record.value())).isEqualTo(instrument());
        assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        assertThat(Instant.ofEpochMilli(record.timestamp()))
                .isAfterOrEqualTo(before.minusSeconds(1));
        assertThat(TopicFigures.of(stack.kafka(), NAMESPACE))
                .filteredOn(figures -> figures.topic().equals(topic.name()))
                .singleElement()
                .satisfies(
                        figures -> {
                            assertThat(figures.records()).isOne();
                            assertThat(figures.bytes()).isPositive();
                            assertThat(figures.deadLetters()).isZero();
                            assertThat(figures.lastAppend())
                                    .contains(Instant.ofEpochMilli(record.timestamp()));
                        });
    }

    private static ConsumerRecord<byte[], byte[]> firstRecordOf(Topic<?> topic) {
        TopicPartition partition = new TopicPartition(topic.in(NAMESPACE.name()), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return await().atMost(Duration.ofSeconds(10))
                    .until(
                            () -> consumer.poll(Duration.ofMillis(200)).records(partition),
                            records -> !records.isEmpty())
                    .get(0);
        }
    }

    private static Instrument instrument() {
        return Instrument.newBuilder()
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setVenueSymbol("btcusd")
                .setBaseAsset("BTC")
                .setQuoteAsset("USD")
                .setTickSize(new BigDecimal("0.01000000"))
                .setLotSize(new BigDecimal("0.00000001"))
                .setMinimumNotional(new BigDecimal("5.00000000"))
                .setShortable(false)
                .build();
    }

    @Test
    void createsEveryTopicOfTheCatalogueOnlyOnce() {
        stack.topics().create(NAMESPACE, Retention.UNLIMITED);

        assertThat(stack.topics().topicsOf(NAMESPACE))
                .hasSameElementsAs(
                        Topics.all().stream().map(topic -> topic.in(NAMESPACE.name())).toList());
    }

    @Test
    void removesANamespaceAndNothingElse() throws SQLException {
        Namespace removed = new Namespace("it-10");
        Namespace kept = new Namespace("it-100");
        stack.topics().create(removed, Retention.CATALOGUE);
        stack.topics().create(kept, Retention.CATALOGUE);
        try (Connection ledger = stack.endpoints().ledger().connect();
                Statement statement = ledger.createStatement()) {
            statement.execute("CREATE SCHEMA \"it-10\"");
            statement.execute("CREATE TABLE \"it-10\".orders (id text)");
        }

        stack.topics().remove(removed);

        assertThat(stack.topics().topicsOf(removed)).isEmpty();
        assertThat(stack.topics().namespaces()).contains(kept, NAMESPACE).doesNotContain(removed);
        try (Connection ledger = stack.endpoints().ledger().connect();
                Statement statement = ledger.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM \"it-10\".orders"))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void aRoleEntersItsOwnDatabaseOnly() {
        Database ledger = stack.endpoints().ledger();

        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        stack.endpoints().analytics().url(),
                                        ledger.user(),
                                        ledger.password()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () -> DriverManager.getConnection(ledger.url(), ledger.user(), "guessed"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void databasesAreDurable() throws SQLException {
        try (Connection connection = stack.endpoints().ledger().connect();
                Statement statement = connection.createStatement();
                var settings =
                        statement.executeQuery(
                                "SELECT current_setting('fsync'),"
                                        + " current_setting('synchronous_commit')")) {
            assertThat(settings.next()).isTrue();
            assertThat(settings.getString(1)).isEqualTo("on");
            assertThat(settings.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void showsDashboardAndMetricsOfBothFlinkProcesses() throws Exception {
        assertThat(stack.flink().taskManagers()).isOne();
        assertThat(page(stack.endpoints().flink().toString())).contains("<title>Apache Flink");
        assertThat(page(metrics(StackPort.JOBMANAGER_METRICS))).contains("flink_jobmanager_");
        assertThat(page(metrics(StackPort.TASKMANAGER_METRICS))).contains("flink_taskmanager_");
    }

    private static String metrics(StackPort port) {
        return "http://" + stack.config().ports().address(port) + "/metrics";
    }

    private static String page(String url) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url)).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void refusesASecondStackOnItsFolder() {
        Path state = stack.config().state().root();
        assertThatThrownBy(
                        () ->
                                Stack.start(
                                        StackConfig.in(state).withPorts(Ports.free()),
                                        "test",
                                        System.out::println))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("a stack already runs on " + state);
    }

    @Test
    void schemaIdsOutliveTheRegistry() {
        String subject = Topics.TRADES.subjectIn(NAMESPACE.name());
        int id = registry.register(subject, Topics.TRADES.schema());
        ServerProcess server = stack.server("registry");

        server.kill();
        server.start();
        server.awaitReady();

        assertThat(registry.register(subject, Topics.TRADES.schema())).isEqualTo(id);
    }

    @Test
    void staysWithinItsMemory() {
        assertThat(stack.residentMemory()).isBetween(200L << 20, 3L << 30);
    }

    @Test
    void keepsPasswordsOutOfLogsAndProcessLists() throws Exception {
        String password = stack.endpoints().registryDatabase().password();

        for (ServerProcess server : stack.servers()) {
            assertThat(server.spec().command()).noneMatch(argument -> argument.contains(password));
            assertThat(Files.readString(server.spec().log(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(password);
        }
    }
}
