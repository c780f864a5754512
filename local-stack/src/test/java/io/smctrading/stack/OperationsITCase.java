package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.demo.DemoRun;
import io.smctrading.stack.demo.PlainCandles;
import io.smctrading.stack.demo.Settling;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.LockStepReplay;
import io.smctrading.stack.replay.ReplayResult;
import io.smctrading.stack.replay.TradeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an operator does while trades flow, by the commands themselves: jobs are rescaled, stopped
 * and resumed in the middle of a replay, and afterwards every topic holds what it should.
 */
@ExtendWith(SharedStack.class)
class OperationsITCase {

    private static final Namespace NAMESPACE = new Namespace("operations");
    private static final Instant END = Instant.parse("2013-11-25T06:00:00Z");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Pattern METRIC = Pattern.compile("\\b(?:flink|smc|order)_[a-zA-Z]\\w+");
    private static final byte[] GARBAGE = "no record".getBytes(StandardCharsets.UTF_8);

    private static final Instrument INSTRUMENT =
            Instrument.newBuilder(DemoRun.BITSTAMP_BTC_USD).setShortable(true).build();

    private static Stack stack;
    private static TradeFile trades;
    private static ReplayResult replayed;

    @BeforeAll
    static void operateWhileTradesFlow(Stack running) throws Exception {
        stack = running;
        trades = TradeFile.bitstampWeek().until(END);
        stack.resume(NAMESPACE, true);
        append(Topics.TRADES.in(NAMESPACE.name()));
        append(Topics.ORDERS.in(NAMESPACE.name()));
        smc("jobs", "stop", "smc-cep");
        // More signals than by default: some become orders.
        smc("jobs", "resume", "smc-cep", "--", "--entry.min-confidence", "0.30");
        CompletableFuture<ReplayResult> replay =
                CompletableFuture.supplyAsync(OperationsITCase::replay);
        smc("jobs", "rescale", "smc-cep", "2");
        smc("jobs", "stop", "risk");
        smc("jobs", "rescale", "ingest", "2");
        smc("jobs", "resume", "risk", "--parallelism", "2", "--", "--memory", "48h");
        smc("jobs", "rescale", "smc-cep", "1");
        replayed = replay.get(3, TimeUnit.MINUTES);
        new Settling(stack, NAMESPACE).await();
    }

    private static ReplayResult replay() {
        try (LockStepReplay replay =
                new LockStepReplay(
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        NAMESPACE.name(),
                        INSTRUMENT,
                        Duration.ofMinutes(2))) {
            return replay.run(trades, written -> {});
        }
    }

    private static void append(String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] key = "bitstamp:NONE".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, key, GARBAGE)).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void losesAndDoublesNoRecordWhileJobsAreStoppedResumedAndRescaled() {
        assertThat(replayed.trades()).isEqualTo(trades.trades().size());
        int candles = 0;
        Set<String> expected = new HashSet<>();
        Set<String> events = new HashSet<>();
        for (Timeframe timeframe : Timeframe.values()) {
            List<Candle> plain =
                    PlainCandles.of(
                            trades.trades(),
                            "bitstamp",
                            "BTC-USD",
                            timeframe,
                            trades.lastTime().plusMillis(1));
            candles += plain.size();
            plain.forEach(
                    candle ->
                            expected.add(
                                    timeframe.code()
                                            + ' '
                                            + candle.openTime()
                                            + ' '
                                            + candle.close().stripTrailingZeros().toPlainString()
                                            + ' '
                                            + candle.trades()));
            List<Bar> bars = plain.stream().map(Candle::bar).toList();
            ReferenceDetection.events(bars, timeframe, DetectionParameters.defaults())
                    .forEach(
                            event ->
                                    events.add(
                                            timeframe.code()
                                                    + ' '
                                                    + event.type()
                                                    + ' '
                                                    + event.confirmedTime()));
        }
        List<String> written = new ArrayList<>();
        for (JsonNode record : all("market.candles", "Candle")) {
            written.add(
                    record.path("timeframe").asText()
                            + ' '
                            + record.path("openTime").asText()
                            + ' '
                            + record.path("close")
                                    .decimalValue()
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + ' '
                            + record.path("trades").asLong());
        }
        assertThat(written).hasSize(candles).containsExactlyInAnyOrderElementsOf(expected);
        List<JsonNode> seen = all("smc.events", "StructureEvent");
        assertThat(seen)
                .extracting(event -> event.path("eventId").asText())
                .doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(
                        event ->
                                event.path("timeframe").asText()
                                        + ' '
                                        + event.path("type").asText()
                                        + ' '
                                        + event.path("confirmedTime").asText())
                .hasSizeGreaterThan(100)
                .hasSameElementsAs(events);
        assertThat(all("risk.decisions", "RiskDecision"))
                .isNotEmpty()
                .hasSameSizeAs(all("smc.signals", "TradeSignal"))
                .extracting(decision -> decision.path("decisionId").asText())
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> all(String topic, String type) {
        return jsonLines("topics", "tail", topic, "--from-beginning").stream()
                .filter(record -> record.path("type").asText().equals(type))
                .map(record -> record.path("value"))
                .toList();
    }

    @Test
    void listsTheJobsAsTheyWereChanged() {
        List<String> lines = smc("jobs").lines().toList();

        assertThat(lines).anyMatch(line -> line.matches("ingest +RUNNING .* 2 .*"));
        assertThat(lines).anyMatch(line -> line.matches("smc-cep +RUNNING .* 1 .*"));
        KeptJob risk = new KeptJobs(stack.config().state()).of(NAMESPACE, Job.RISK);
        assertThat(risk.arguments()).containsExactly("--memory", "48h");
        assertThat(risk.stopped()).isFalse();
    }

    @Test
    void tellsScriptsHowFarEachStageIs() throws Exception {
        JsonNode status = JSON.readTree(smc("status", "--json"));

        assertThat(status.path("healthy").asBoolean()).isTrue();
        assertThat(status.path("jobs"))
                .hasSize(4)
                .allSatisfy(
                        job -> {
                            assertThat(job.path("lag_records").asLong(-1)).isZero();
                            assertThat(job.path("restarts").asLong(-1)).isZero();
                            assertThat(job.path("checkpoint").path("bytes").asLong()).isPositive();
                        });
        assertThat(status.path("sidecar_lag_records").path("orders").asLong(-1)).isZero();
        assertThat(status.path("dead_letters").path("market.trades").asLong()).isEqualTo(3);
    }

    @Test
    void listsTopicsWithTheirDeadLetters() {
        assertThat(smc("topics").lines())
                .anyMatch(line -> line.matches("market\\.trades +4 .*Z +3"))
                .anyMatch(line -> line.matches("market\\.quotes +4 +0 +0 B +- +0"));
    }

    @Test
    void printsTheLastRecordsOfAKeyWithTopicNamesOfBothSpellings() {
        List<JsonNode> last =
                jsonLines(
                        "topics", "tail", "market.trades", "-n", "2", "--key", "bitstamp:BTC-USD");

        assertThat(last).hasSize(2);
        assertThat(last.get(0).path("type").asText()).isEqualTo("Trade");
        assertThat(last.get(0).path("value").path("time").asText()).endsWith("Z");
        assertThat(last.get(0).path("value").path("price").decimalValue())
                .isEqualByComparingTo(trades.trades().get(trades.trades().size() - 1).price());
        assertThat(last.get(1).path("type").asText()).isEqualTo("Clock");
        assertThat(jsonLines("topics", "tail", NAMESPACE.prefix() + "orders", "-n", "1"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("offset").asLong()).isPositive());
    }

    @Test
    void showsRecordsThatNobodyCanDecodeWithTheirBytes() {
        JsonNode garbage =
                jsonLines("topics", "tail", "market.trades", "--key", "bitstamp:NONE").get(0);
        assertThat(garbage.path("undecodable").asText()).contains("zero byte and a schema id");
        assertThat(garbage.path("bytes").path("hex").asText()).isEqualTo("6e6f207265636f7264");

        List<JsonNode> letters = jsonLines("topics", "dead-letters", "market.trades");
        assertThat(letters)
                .extracting(letter -> letter.path("stage").asText())
                .containsExactlyInAnyOrder("ingest", "storage", "execution-sidecar");
        assertThat(letters.get(0).path("key").asText()).isEqualTo("bitstamp:NONE");
        assertThat(letters.get(0).path("bytes").path("length").asInt()).isEqualTo(9);
        assertThat(letters.get(0).path("reason").asText()).contains("schema id");
        assertThat(jsonLines("topics", "dead-letters", "-n", "100")).hasSizeGreaterThan(3);
    }

    /** Every metric that the operator's pages and alerts name is there, spelled so. */
    @Test
    void measuresWhatTheDocumentationNames() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String page : List.of("docs/operations.md", "docs/prometheus/alerts.yml")) {
            Matcher matcher = METRIC.matcher(Files.readString(Path.of("..").resolve(page)));
            while (matcher.find()) {
                named.add(matcher.group());
            }
        }
        RunningStack running = RunningStack.on(stack.config().state());
        Set<String> measured = new HashSet<>();
        for (String process :
                List.of(
                        StackRecord.JOBMANAGER_METRICS,
                        StackRecord.TASKMANAGER_METRICS,
                        StackRecord.SIDECAR_METRICS)) {
            measured.addAll(running.metrics(process).orElseThrow().names());
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(measured).containsAll(named);
    }

    private static List<JsonNode> jsonLines(String... command) {
        List<JsonNode> records = new ArrayList<>();
        for (String line : smc(command).lines().toList()) {
            try {
                records.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        }
        return records;
    }

    /** Runs a command as a user would and returns what it prints; it must succeed. */
    private static String smc(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        // Behind the names of the subcommands, before a job's own settings.
        int end = all.indexOf("--");
        all.addAll(
                end < 0 ? all.size() : end,
                List.of("--state", stack.config().state().root().toString()));
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exitCode;
        synchronized (OperationsITCase.class) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            try {
                exitCode = Smc.run(all.toArray(String[]::new));
            } finally {
                System.setOut(terminal);
            }
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(String.join(" ", command) + "\n" + text).isZero();
        return text;
    }
}
