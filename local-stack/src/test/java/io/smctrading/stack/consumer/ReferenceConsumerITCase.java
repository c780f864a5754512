package io.smctrading.stack.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Direction;
import io.smctrading.schemas.PositionSide;
import io.smctrading.schemas.Scope;
import io.smctrading.schemas.SignalFactors;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.StructureEvent;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeSignal;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.topics.ConsumerLag;
import io.smctrading.stack.topics.TopicAdmin.Retention;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The consumer of {@code docs/consumer}, run as its README says, as a process with nothing but the
 * two libraries on its class path, against the real broker and registry.
 */
@ExtendWith(SharedStack.class)
class ReferenceConsumerITCase {

    private static final Path DOCS = Path.of("..", "docs", "consumer");
    private static final Path LIBRARIES = Path.of("target", "dist", "lib");
    private static final Namespace NAMESPACE = new Namespace("consumer");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static Stack stack;

    @TempDir private Path folder;
    private Process consumer;

    @BeforeAll
    static void createTopics(Stack running) {
        stack = running;
        stack.topics().create(NAMESPACE, Retention.UNLIMITED);
    }

    @AfterEach
    void stopConsumer() {
        if (consumer != null) {
            consumer.destroyForcibly();
        }
    }

    @Test
    void printsWhatTheTopicsHoldOnceWhateverComesBetween() throws Exception {
        try (TopicRecords records = new TopicRecords(stack, NAMESPACE)) {
            printsWhat(records);
        }
    }

    private void printsWhat(TopicRecords records) throws Exception {
        StructureEvent swing = event("e1", "BTC-USD", "SWING_HIGH", null);
        StructureEvent shift = event("e2", "ETH-USD", "CHANGE_OF_CHARACTER", Direction.BULLISH);
        TradeSignal first = signal("s1");
        TradeSignal second = signal("s2");
        TradeSignal third = signal("s3");
        records.send(Topics.EVENTS, swing);
        records.sendBytes(Topics.EVENTS, new byte[] {1, 2, 3});
        records.sendBytes(Topics.EVENTS, new byte[] {0, 0x7F, 0, 0, 0, 1});
        records.send(Topics.EVENTS, shift);
        records.send(Topics.EVENTS, swing);
        records.send(Topics.SIGNALS, new SignalOrClock(clock()));
        records.send(Topics.SIGNALS, new SignalOrClock(first));
        records.send(Topics.SIGNALS, new SignalOrClock(first));
        records.sendEvolved(Topics.SIGNALS, new SignalOrClock(second));
        records.flush();

        consumer = startAsTheReadmeSays("first");
        awaitCommitted();
        assertThat(output("first"))
                .containsExactlyInAnyOrder(
                        line(swing, "SWING_HIGH", "null"),
                        line(shift, "CHANGE_OF_CHARACTER", "BULLISH"),
                        line(first),
                        line(second));
        assertThat(errors("first"))
                .containsExactlyInAnyOrder(
                        "consumer.smc.events: unreadable, 1", "consumer.smc.events: unreadable, 2");

        consumer.destroy();
        consumer.waitFor();
        records.send(Topics.SIGNALS, new SignalOrClock(third));
        records.flush();
        consumer = startAsTheReadmeSays("second");
        awaitCommitted();
        assertThat(output("second")).containsExactly(line(third));
    }

    @Test
    void readmeShowsWhatTheFileHolds() throws IOException {
        String readme = Files.readString(DOCS.resolve("README.md"));
        String file = Files.readString(DOCS.resolve("SmcConsumer.java"));
        List<String> excerpts = fenced(readme, "java");
        assertThat(excerpts).isNotEmpty().allSatisfy(text -> assertThat(file).contains(text));
        String pom = Files.readString(DOCS.resolve("pom.xml"));
        for (String library : List.of("kafka-clients", "avro")) {
            String version = jar(library).replaceAll(library + "-(.*)\\.jar", "$1");
            assertThat(pom.replaceAll("\\s+", ""))
                    .as("the version that is tested")
                    .contains("<artifactId>" + library + "</artifactId><version>" + version + "<");
        }
    }

    private Process startAsTheReadmeSays(String run) throws IOException {
        String command =
                fenced(Files.readString(DOCS.resolve("README.md")), "sh")
                        .get(0)
                        .lines()
                        .filter(line -> line.startsWith("java "))
                        .findFirst()
                        .orElseThrow();
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" ")));
        assertThat(words).hasSize(7).contains("-cp").endsWith("main");
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.set(2, classPath());
        words.set(3, Path.of("..").resolve(words.get(3)).toString());
        words.set(4, stack.endpoints().kafka());
        words.set(5, stack.endpoints().registry().toString());
        words.set(6, NAMESPACE.name());
        return new ProcessBuilder(words)
                .redirectOutput(folder.resolve(run + ".out").toFile())
                .redirectError(folder.resolve(run + ".err").toFile())
                .start();
    }

    private static String classPath() {
        return Stream.of(
                        "kafka-clients",
                        "avro",
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind",
                        "slf4j-api")
                .map(library -> LIBRARIES.resolve(jar(library)).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String jar(String library) {
        String[] found =
                LIBRARIES
                        .toFile()
                        .list((lib, name) -> name.matches(library + "-[0-9][0-9.]*\\.jar"));
        assertThat(found).as("%s in %s", library, LIBRARIES).hasSize(1);
        return found[0];
    }

    private void awaitCommitted() {
        Map<TopicPartition, Long> ends =
                ConsumerLag.ends(stack.kafka(), NAMESPACE, List.of(Topics.EVENTS, Topics.SIGNALS));
        String group = NAMESPACE.prefix() + "smc-consumer";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            assertThat(consumer.isAlive()).isTrue();
                            assertThat(ConsumerLag.before(ends, stack.kafka(), group)).isZero();
                        });
    }

    private List<String> output(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run + ".out"));
    }

    private List<String> errors(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run + ".err")).stream()
                .filter(line -> !line.startsWith("SLF4J"))
                .toList();
    }

    /** The blocks of a language in a page, without their fences. */
    private static List<String> fenced(String page, String language) {
        return Arrays.stream(page.split("\n```" + language + "\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("\n```")))
                .toList();
    }

    private static String line(StructureEvent event, String type, String direction) {
        return "2026-01-02T12:00:00Z bitstamp %s 15m type=%s direction=%s scope=SWING"
                        .formatted(event.getSymbol(), type, direction)
                + " top=90000.50000000 eventId="
                + event.getEventId();
    }

    private static String line(TradeSignal signal) {
        return "2026-01-02T12:00:00Z bitstamp BTC-USD 15m side=LONG entry=90000.50000000"
                + " stop=89000.00000000 target=92000.00000000 signalId="
                + signal.getSignalId();
    }

    private static StructureEvent event(
            String id, String symbol, String type, Direction direction) {
        return StructureEvent.newBuilder()
                .setEventId(id)
                .setType(type)
                .setDirection(direction)
                .setScope(Scope.SWING)
                .setVenue("bitstamp")
                .setSymbol(symbol)
                .setTimeframe("15m")
                .setAnchorTime(NOON.minusSeconds(3600))
                .setConfirmedTime(NOON)
                .setTop(new BigDecimal("90000.50000000"))
                .build();
    }

    private static TradeSignal signal(String id) {
        return TradeSignal.newBuilder()
                .setSignalId(id)
                .setSide(PositionSide.LONG)
                .setScope(Scope.SWING)
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setTimeframe("15m")
                .setAnchorTime(NOON.minusSeconds(3600))
                .setConfirmedTime(NOON)
                .setValidUntil(NOON.plusSeconds(900))
                .setEntry(new BigDecimal("90000.50000000"))
                .setStop(new BigDecimal("89000.00000000"))
                .setTarget(new BigDecimal("92000.00000000"))
                .setConfidence(0.55)
                .setZoneId("zone")
                .setBreakId("break")
                .setFactors(new SignalFactors(true, true, false, false, false, false, false))
                .build();
    }

    private static Clock clock() {
        return new Clock("bitstamp", "BTC-USD", NOON, ClockMark.MARKET, null);
    }
}
