package io.smctrading.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * The contracts as they were released: a folder per version with the schema of each topic as the
 * registry got it ({@code market.trades.avsc}), and records that were written with it then ({@code
 * market.trades.avro}, Avro's container format). All dead-letter topics share {@code dead-letter}.
 */
final class ReleasedContracts {

    private static final Path ROOT = Path.of("src", "test", "resources", "released");
    private static final String DEAD_LETTER = "dead-letter";
    private static final int KEPT_RECORDS = 20;

    /** Version and topic. */
    record Contract(String version, String name, Topic<?> topic) {

        Schema schema() {
            try {
                return new Schema.Parser().parse(Files.readString(file("avsc")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Records that were written when the version was kept. */
        List<GenericRecord> records() {
            GenericDatumReader<GenericRecord> reader =
                    new GenericDatumReader<>(null, null, RandomRecords.VALUES);
            try (DataFileReader<GenericRecord> records =
                    new DataFileReader<>(file("avro").toFile(), reader)) {
                List<GenericRecord> read = new ArrayList<>();
                records.forEach(read::add);
                return read;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path file(String extension) {
            return ROOT.resolve(version).resolve(name + '.' + extension);
        }

        @Override
        public String toString() {
            return version + ' ' + name;
        }
    }

    private ReleasedContracts() {}

    /** Every version that was kept, the oldest first. */
    static List<String> versions() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted(Comparator.comparing(ReleasedContracts::numbers, Arrays::compare))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** The contracts of every version. */
    static Stream<Contract> all() {
        return versions().stream().flatMap(ReleasedContracts::of);
    }

    /**
     * The contracts of one version.
     *
     * @throws IllegalStateException if it has one of a topic that the catalogue no longer has
     */
    static Stream<Contract> of(String version) {
        try (Stream<Path> files = Files.list(ROOT.resolve(version))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".avsc"))
                    .map(file -> file.substring(0, file.length() - ".avsc".length()))
                    .sorted()
                    .map(name -> new Contract(version, name, topic(version, name)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Topic<?> topic(String version, String name) {
        Optional<Topic<?>> found = today().filter(topic -> nameOf(topic).equals(name)).findFirst();
        return found.orElseThrow(
                () ->
                        new IllegalStateException(
                                name + " was released with " + version + ", but no topic is it"));
    }

    /** The topics whose contracts a version holds: the records' and one for all dead letters. */
    static Stream<Topic<?>> today() {
        return Stream.concat(Topics.records().stream(), Stream.of(Topics.deadLetters().get(0)));
    }

    static String nameOf(Topic<?> topic) {
        return topic.type() == DeadLetter.class ? DEAD_LETTER : topic.name();
    }

    /** Writes today's contracts as those of a version, and records of today. */
    static void keep(String version) {
        today().forEach(
                        topic -> {
                            try {
                                keep(new Contract(version, nameOf(topic), topic));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private static void keep(Contract contract) throws IOException {
        Schema schema = contract.topic().schema();
        Files.createDirectories(contract.file("avsc").getParent());
        Files.writeString(contract.file("avsc"), schema.toString(true) + '\n');
        RandomRecords random = new RandomRecords(new Random(contract.toString().hashCode()));
        try (DataFileWriter<GenericRecord> writer =
                new DataFileWriter<>(new GenericDatumWriter<>(schema, RandomRecords.VALUES))) {
            // A fixed marker: the same bytes at each writing.
            writer.create(
                    schema,
                    Files.newOutputStream(contract.file("avro")),
                    new byte[DataFileConstants.SYNC_SIZE]);
            for (int i = 0; i < KEPT_RECORDS; i++) {
                writer.append(random.of(schema));
            }
        }
    }
}
