package io.smctrading.jobs.storage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.jobs.support.types.SerializedBytes;
import io.smctrading.platform.wire.WireException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class TableRowCodecTest {

    private static final TypeSerializer<TableRow> SERIALIZER =
            SerializedBytes.serializer(TableRowCodec.TYPE);

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

    @Test
    void restoresItsSerializer() throws IOException {
        SerializedBytes.assertRestores(TableRowCodec.TYPE);
    }

    private static TableRow copy(TableRow row) throws IOException {
        return SerializedBytes.read(SERIALIZER, SerializedBytes.of(SERIALIZER, row));
    }
}
