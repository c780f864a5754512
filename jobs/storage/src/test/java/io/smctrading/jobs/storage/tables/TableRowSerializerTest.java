package io.smctrading.jobs.storage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.platform.wire.WireException;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TableRowSerializerTest {

    @Test
    void readsRowOfEveryTable() throws IOException, WireException {
        for (Table<?> table : Tables.all()) {
            TableRow row = TablesTest.sample(table);

            assertThat(copy(row)).as(table.name()).isEqualTo(row);
        }
    }

    @Test
    void readsBytesOfDeadLetter() throws IOException {
        TableRow row = DeadLetterRows.of(WireRecords.deadLetter("price '-1' is not above 0"));

        assertThat(copy(row)).isEqualTo(row);
    }

    @Test
    void readsRowOfNothing() throws IOException {
        assertThat(copy(TableRow.NONE)).isSameAs(TableRow.NONE);
    }

    private static TableRow copy(TableRow row) throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        TableRowSerializer.INSTANCE.serialize(row, target);
        DataInputDeserializer source = new DataInputDeserializer(target.getCopyOfBuffer());
        TableRow read = TableRowSerializer.INSTANCE.deserialize(source);
        assertThat(source.available()).isZero();
        return read;
    }
}
