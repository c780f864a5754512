import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Prints each structure event and each signal of a namespace, a line each, as they come. */
public class SmcConsumer {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Map<Integer, GenericDatumReader<GenericRecord>> READERS = new HashMap<>();
    static final Set<String> SEEN = new HashSet<>(); // grows: keep ids beside your results instead
    static final GenericData VALUES = new GenericData();

    static {
        VALUES.addLogicalTypeConversion(new Conversions.DecimalConversion());
        VALUES.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: java SmcConsumer.java KAFKA REGISTRY NAMESPACE");
            System.exit(2);
        }
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", args[0],
                        "group.id", args[2] + ".smc-consumer",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings, bytes, bytes)) {
            consumer.subscribe(List.of(args[2] + ".smc.events", args[2] + ".smc.signals"));
            closeAtExit(consumer);
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    GenericRecord value = read(record.value(), args[1]);
                    if (value == null) {
                        System.err.println(record.topic() + ": unreadable, " + record.offset());
                    } else {
                        print(value);
                    }
                }
                consumer.commitSync(); // a crash before this line repeats what is printed
            }
        } catch (WakeupException e) {
            // The process ends, and the consumer has left its group.
        }
    }

    /** Ctrl-C leaves the group: the next start need not wait 45 s until this member is missed. */
    static void closeAtExit(KafkaConsumer<?, ?> consumer) {
        Thread loop = Thread.currentThread();
        Thread end =
                new Thread(
                        () -> {
                            consumer.wakeup();
                            try {
                                loop.join();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Runtime.getRuntime().addShutdownHook(end);
    }

    static void print(GenericRecord record) {
        // smc.signals has one field, a union: a signal, or the clock of its market.
        boolean union = record.hasField("value");
        GenericRecord fact = union ? (GenericRecord) record.get("value") : record;
        switch (fact.getSchema().getName()) {
            case "StructureEvent" -> print(fact, "eventId", "type", "direction", "scope", "top");
            case "TradeSignal" -> print(fact, "signalId", "side", "entry", "stop", "target");
            default -> {} // Clock: every signal of the market before its time has come
        }
    }

    static void print(GenericRecord fact, String id, String... fields) {
        if (SEEN.add(fact.get(id).toString())) { // the id of a record is the same if sent again
            StringBuilder line = new StringBuilder(fact.get("confirmedTime").toString());
            for (String field : List.of("venue", "symbol", "timeframe")) {
                line.append(' ').append(fact.get(field));
            }
            for (String field : fields) {
                line.append(' ').append(field).append('=').append(fact.get(field));
            }
            System.out.println(line.append(' ').append(id).append('=').append(fact.get(id)));
        }
    }

    /** A record as it was written: a zero byte, the schema's id, Avro's binary form; else null. */
    static GenericRecord read(byte[] value, String registry) throws Exception {
        if (value == null || value.length < 5 || value[0] != 0) {
            return null;
        }
        int id = ByteBuffer.wrap(value, 1, 4).getInt();
        if (!READERS.containsKey(id)) {
            var request = HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id));
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                return null;
            }
            String text = new ObjectMapper().readTree(answer.body()).required("schema").asText();
            Schema schema = new Schema.Parser().parse(text);
            READERS.put(id, new GenericDatumReader<>(schema, schema, VALUES));
        }
        var body = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null);
        try {
            return READERS.get(id).read(null, body);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
