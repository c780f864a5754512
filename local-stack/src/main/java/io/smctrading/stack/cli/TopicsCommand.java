package io.smctrading.stack.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.topics.DeadLetterJson;
import io.smctrading.stack.topics.RecordJson;
import io.smctrading.stack.topics.TopicFigures;
import io.smctrading.stack.topics.TopicReading;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in the topics of the running stack. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "List the topics, or print records and dead letters as JSON lines.",
        footer = {
            "",
            "Without a subcommand it lists. A topic's name may be given without namespace."
        },
        subcommands = {
            TopicsCommand.ListTopics.class,
            TopicsCommand.Tail.class,
            TopicsCommand.DeadLetters.class
        })
public final class TopicsCommand implements Callable<Integer> {

    private static final String ROW = "%-18s %10s %14s %10s  %-24s %12s%n";
    private static final ObjectWriter JSON =
            new ObjectMapper().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    @Mixin private Source source = new Source();

    @Override
    public Integer call() {
        return list(source);
    }

    private static int list(Source source) {
        List<TopicFigures> topics;
        try (Admin kafka = source.stack().kafka()) {
            topics = TopicFigures.of(kafka, source.namespace());
        }
        PrintStream out = System.out;
        out.printf(ROW, "TOPIC", "PARTITIONS", "RECORDS", "SIZE", "LAST APPEND", "DEAD LETTERS");
        for (TopicFigures topic : topics) {
            out.printf(
                    ROW,
                    topic.topic(),
                    topic.partitions(),
                    JobTable.number(topic.records()),
                    JobTable.size(topic.bytes()),
                    topic.lastAppend().map(Object::toString).orElse("-"),
                    JobTable.number(topic.deadLetters()));
        }
        return 0;
    }

    private static void print(JsonNode record) {
        try {
            System.out.println(JSON.writeValueAsString(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose topics. */
    static final class Source {

        @Mixin private StateOption state = new StateOption();

        @Option(
                names = "--namespace",
                paramLabel = "NAME",
                description = "another namespace than the one that is traded")
        private String namespace;

        RunningStack stack() {
            return RunningStack.on(state.folder());
        }

        Namespace namespace() {
            return namespace == null ? stack().namespace() : new Namespace(namespace);
        }

        /** A topic of the catalogue by its name with or without namespace. */
        Topic<?> topic(String name, List<Topic<?>> known) {
            String plain =
                    name.startsWith(namespace().prefix())
                            ? name.substring(namespace().prefix().length())
                            : name;
            return known.stream()
                    .filter(topic -> topic.name().equals(plain))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    StackException.refused(
                                            "no topic '%s', allowed: %s"
                                                    .formatted(name, names(known))));
        }

        private static String names(List<Topic<?>> known) {
            return known.stream().map(Topic::name).collect(Collectors.joining(", "));
        }

        /** Topics of the namespace that Kafka has. */
        List<String> existing(List<? extends Topic<?>> topics, TopicReading reading) {
            List<String> found =
                    topics.stream()
                            .map(topic -> topic.in(namespace().name()))
                            .filter(reading.topics()::contains)
                            .toList();
            if (found.isEmpty()) {
                throw StackException.refused("namespace " + namespace() + " has no such topic");
            }
            return found;
        }
    }

    /** The default, spelled out. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the topics.")
    static final class ListTopics implements Callable<Integer> {

        @Mixin private Source source = new Source();

        @Override
        public Integer call() {
            return list(source);
        }
    }

    /** Prints decoded records. */
    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = {
                "Print the last records of a topic as JSON lines, oldest first.",
                "Each is decoded with the schema it was written with; one that cannot be decoded"
                        + " is shown with its bytes and the reason."
            })
    static final class Tail implements Callable<Integer> {

        @Mixin private Source source = new Source();

        @Parameters(paramLabel = "TOPIC", description = "for example market.candles")
        private String name;

        @Option(
                names = {"-n", "--records"},
                paramLabel = "N",
                description = "number of records (default 10, or all with --from-beginning)")
        private Integer count;

        @Option(
                names = {"-f", "--follow"},
                description = "go on printing until Ctrl-C")
        private boolean follow;

        @Option(
                names = "--key",
                paramLabel = "KEY",
                description = "only records with this key, for example bitstamp:BTC-USD")
        private String key;

        @Option(names = "--from-beginning", description = "the first records instead of the last")
        private boolean fromBeginning;

        @Override
        public Integer call() {
            int most = atLeastNone(count, fromBeginning ? Integer.MAX_VALUE : 10);
            Topic<?> topic = source.topic(name, Topics.all());
            RecordJson json = new RecordJson(source.stack().registry());
            try (TopicReading reading = new TopicReading(source.stack().endpoints().kafka())) {
                List<String> topics = source.existing(List.of(topic), reading);
                Map<TopicPartition, Long> ends = reading.ends(topics);
                AtomicInteger left = new AtomicInteger(most);
                Consumer<ConsumerRecord<byte[], byte[]>> show =
                        record -> {
                            if (isWanted(record) && left.getAndDecrement() > 0) {
                                print(json.of(record));
                            }
                        };
                if (fromBeginning) {
                    reading.follow(
                            reading.begins(topics),
                            show,
                            () -> isRead(left) && (follow || !reading.hasReached(ends)));
                } else {
                    reading.last(ends, most, this::isWanted).forEach(show);
                    left.set(follow ? Integer.MAX_VALUE : 0);
                    reading.follow(ends, show, () -> isRead(left));
                }
            }
            return 0;
        }

        /** Whether anybody wants more: what reads the output may have ended, as head does. */
        private static boolean isRead(AtomicInteger left) {
            return left.get() > 0 && !System.out.checkError();
        }

        private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
            return key == null || Arrays.equals(record.key(), key.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Prints records that some stage could not use. */
    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description =
                    "Print refused records as JSON lines: place, stage, reason, bytes, content.")
    static final class DeadLetters implements Callable<Integer> {

        @Mixin private Source source = new Source();

        @Parameters(
                arity = "0..1",
                paramLabel = "TOPIC",
                description = "where they were read from, for example market.trades (default all)")
        private String name;

        @Option(
                names = {"-n", "--records"},
                paramLabel = "N",
                description = "number of the last ones (default 10)")
        private Integer count;

        @Override
        public Integer call() {
            int most = atLeastNone(count, 10);
            List<? extends Topic<?>> topics =
                    name == null
                            ? Topics.deadLetters()
                            : List.of(Topics.deadLettersOf(source.topic(name, Topics.records())));
            DeadLetterJson json = new DeadLetterJson(source.stack().registry());
            Predicate<ConsumerRecord<byte[], byte[]>> all = record -> true;
            try (TopicReading reading = new TopicReading(source.stack().endpoints().kafka())) {
                Map<TopicPartition, Long> ends = reading.ends(source.existing(topics, reading));
                reading.last(ends, most, all).forEach(record -> print(json.of(record)));
            }
            return 0;
        }
    }

    private static int atLeastNone(Integer count, int otherwise) {
        if (count != null && count < 0) {
            throw StackException.refused("-n " + count + " is too small, allowed: 0 or more");
        }
        return count == null ? otherwise : count;
    }
}
