package io.smctrading.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.schemas.ReleasedContracts.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's contracts against those of every released version. With {@code -Dkeep.release=VERSION}
 * today's are written as those of the version first.
 */
class ReleasedContractsTest {

    private static final int RANDOM_RECORDS = 200;

    @BeforeAll
    static void keepTheReleaseThatIsAskedFor() {
        String version = System.getProperty("keep.release");
        if (version != null) {
            String built = System.getProperty("project.version").replace("-SNAPSHOT", "");
            assertThat(version)
                    .as("-Dkeep.release: earlier releases stay as they are, pom.xml builds")
                    .isEqualTo(built);
            ReleasedContracts.keep(version);
        }
    }

    @BeforeAll
    static void trustTheContracts() {
        String contracts = Topic.class.getPackageName();
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        candidate -> candidate.getPackageName().equals(contracts)));
    }

    static Stream<Contract> released() {
        return ReleasedContracts.all();
    }

    static Stream<Topic<?>> today() {
        return ReleasedContracts.today();
    }

    @ParameterizedTest
    @MethodSource("today")
    void noContractChangesUnawares(Topic<?> topic) {
        List<String> versions = ReleasedContracts.versions();
        String newest = versions.get(versions.size() - 1);
        Optional<Contract> kept =
                ReleasedContracts.of(newest)
                        .filter(contract -> contract.topic().type() == topic.type())
                        .findFirst();
        assertThat(kept.map(contract -> contract.schema().toString(true)))
                .as(
                        "%s is not what %s released; if that is meant, keep it as the version that"
                                + " pom.xml builds: mvn -pl schemas test"
                                + " -Dtest=ReleasedContractsTest -Dkeep.release=VERSION",
                        topic.name(), newest)
                .contains(topic.schema().toString(true));
    }

    @ParameterizedTest
    @MethodSource("today")
    void readsWhatEveryReleaseWrote(Topic<?> topic) throws SchemaValidationException {
        List<Schema> written =
                released()
                        .filter(contract -> contract.topic().type() == topic.type())
                        .map(Contract::schema)
                        .toList();
        backwardTransitive(topic.schema(), written);
    }

    @ParameterizedTest
    @MethodSource("released")
    void keptRecordsStillSayTheSame(Contract contract) throws IOException {
        List<GenericRecord> records = contract.records();
        assertThat(records).isNotEmpty();
        for (GenericRecord record : records) {
            assertThat(record.getSchema()).isEqualTo(contract.schema());
            assertThat(RandomRecords.differences(record, readToday(record, contract.topic())))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void anyRecordOfAReleaseStillSaysTheSame(Contract contract) throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        RandomRecords random = new RandomRecords(new Random(seed));
        for (int i = 0; i < RANDOM_RECORDS; i++) {
            GenericRecord record = random.of(contract.schema());
            assertThat(RandomRecords.differences(record, readToday(record, contract.topic())))
                    .as("record %d of seed %d", i, seed)
                    .isEmpty();
        }
    }

    @Test
    void aFieldWithoutDefaultAndAFieldOfAnotherTypeAreRefused() {
        Schema quote = Topics.QUOTES.schema();
        String text = quote.toString();
        String time = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";
        assertThat(text).contains(time);
        for (String changed :
                List.of(
                        text.replace(
                                "\"fields\":[",
                                "\"fields\":[{\"name\":\"desk\",\"type\":\"string\"},"),
                        text.replace(time, "\"string\""))) {
            Schema schema = new Schema.Parser().parse(changed);
            assertThatThrownBy(() -> backwardTransitive(schema, List.of(quote)))
                    .isInstanceOf(SchemaValidationException.class);
        }
    }

    /** The registry's rule: today's reader, every writer there was. */
    private static void backwardTransitive(Schema today, List<Schema> written)
            throws SchemaValidationException {
        new SchemaValidatorBuilder().canReadStrategy().validateAll().validate(today, written);
    }

    private static <T extends SpecificRecord> T readToday(GenericRecord record, Topic<T> topic)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema(), RandomRecords.VALUES)
                .write(record, encoder);
        encoder.flush();
        return new SpecificDatumReader<T>(
                        record.getSchema(), topic.schema(), SpecificData.getForClass(topic.type()))
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }
}
