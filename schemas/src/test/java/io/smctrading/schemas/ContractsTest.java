package io.smctrading.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every contract keeps; a reader of a topic needs nothing but its schema. */
class ContractsTest {

    static Stream<Topic<?>> topics() {
        return Topics.records().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordAndFieldIsDocumented(Topic<?> topic) {
        List<String> undocumented = new ArrayList<>();
        for (Schema record : named(topic.schema(), Schema.Type.RECORD)) {
            if (isBlank(record.getDoc())) {
                undocumented.add(record.getName());
            }
            for (Schema.Field field : record.getFields()) {
                if (isBlank(field.doc())) {
                    undocumented.add(record.getName() + '.' + field.name());
                }
            }
        }
        assertThat(undocumented).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void moneyIsDecimalAndTimeIsMilliseconds(Topic<?> topic) {
        for (Schema record : named(topic.schema(), Schema.Type.RECORD)) {
            for (Schema.Field field : record.getFields()) {
                Schema type = nonNull(field.schema());
                if (type.getType() == Schema.Type.BYTES) {
                    assertThat(type.getLogicalType())
                            .as(record.getName() + '.' + field.name())
                            .isEqualTo(LogicalTypes.decimal(20, 8));
                }
                if (field.name().equals("time") || field.name().endsWith("Time")) {
                    assertThat(type.getLogicalType())
                            .as(record.getName() + '.' + field.name())
                            .isEqualTo(LogicalTypes.timestampMillis());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void enumsCanGrowWithoutBreakingOldReaders(Topic<?> topic) {
        for (Schema type : named(topic.schema(), Schema.Type.ENUM)) {
            assertThat(type.getEnumDefault()).as(type.getName()).isNotNull();
        }
    }

    @Test
    void namesAreUniqueAndEveryRecordTopicHasDeadLetters() {
        List<String> names = Topics.all().stream().map(Topic::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).contains("dead-letter.market.trades", "dead-letter.executions");
        assertThat(Topics.all()).hasSize(2 * Topics.records().size());
    }

    @Test
    void namespacesKeepRunsApart() {
        assertThat(Topics.TRADES.in("demo-1")).isEqualTo("demo-1.market.trades");
        assertThat(Topics.TRADES.subjectIn("demo-1")).isEqualTo("demo-1.market.trades-value");
        assertThat(Topics.INSTRUMENTS.compacted()).isTrue();
        assertThat(Topics.TRADES.compacted()).isFalse();
    }

    private static List<Schema> named(Schema schema, Schema.Type type) {
        List<Schema> found = new ArrayList<>();
        collect(schema, type, new HashSet<>(), found);
        return found;
    }

    private static void collect(
            Schema schema, Schema.Type type, Set<String> seen, List<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    if (type == Schema.Type.RECORD) {
                        found.add(schema);
                    }
                    schema.getFields().forEach(f -> collect(f.schema(), type, seen, found));
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, type, seen, found));
            case ARRAY -> collect(schema.getElementType(), type, seen, found);
            case ENUM -> {
                if (type == Schema.Type.ENUM && seen.add(schema.getFullName())) {
                    found.add(schema);
                }
            }
            default -> {
                // a primitive names nothing
            }
        }
    }

    private static Schema nonNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isBlank(String doc) {
        return doc == null || doc.isBlank();
    }
}
