package io.smctrading.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OrClockTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00.123Z");
    private static final Trade TRADE =
            new Trade("bitstamp", "BTC-USD", "1", T0, new BigDecimal("812.5"), BigDecimal.ONE);

    @Test
    void travelsBetweenOperatorsWithoutKryo() throws IOException {
        TypeInformation<OrClock<Trade>> type = OrClock.typeOf(TypeInformation.of(Trade.class));
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<OrClock<Trade>> serializer = type.createSerializer(config);
        Clock clock = new Clock("bitstamp", "BTC-USD", T0, Clock.Mark.DECISIONS, 2);
        for (OrClock<Trade> record : List.of(OrClock.of(TRADE), OrClock.<Trade>clock(clock))) {
            assertThat(roundTrip(serializer, record)).isEqualTo(record);
        }
    }

    @Test
    void carriesRefusedRecordsWithTheirBytes() throws IOException {
        TypeInformation<ReadRecord<Trade>> type =
                ReadRecord.typeOf(TypeInformation.of(Trade.class));
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<ReadRecord<Trade>> serializer = type.createSerializer(config);
        RefusedRecord refused =
                new RefusedRecord("orders", 1, 7L, 9L, "why", null, new byte[] {1, 2});
        RefusedRecord read = roundTrip(serializer, new ReadRecord<>(null, refused)).refused();
        assertThat(read).usingRecursiveComparison().isEqualTo(refused);
        assertThat(read.toWire("risk").getKey()).isNull();
    }

    private static <T> T roundTrip(TypeSerializer<T> serializer, T record) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
