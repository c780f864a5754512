package io.smctrading.jobs.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.OpenCandles;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OpenCandlesSerializerTest {

    /** State as version 1 wrote it: one minute's trade merged into 5m, and one open. */
    private static final String VERSION_1 =
            "01000001428c8f226003000001428c8f226000000005400000000100000005400000000100000005"
                    + "40000000010000000540000000010000000808f0d1800000000800000001000001428c8e38000000"
                    + "000602780000000200000006027800000002000000060278000000020000000602780000000200000005020000000800000001";

    @Test
    void readsWhatItWrote() throws IOException {
        OpenCandles candles = candles();

        assertThat(read(write(candles))).isEqualTo(candles);
    }

    @Test
    void readsWhatItWroteOfNothing() throws IOException {
        assertThat(read(write(OpenCandles.NONE))).isEqualTo(OpenCandles.NONE);
    }

    @Test
    void copiesBytes() throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        OpenCandlesSerializer.INSTANCE.copy(new DataInputDeserializer(write(candles())), target);

        assertThat(target.getCopyOfBuffer()).isEqualTo(write(candles()));
    }

    @Test
    void stillReadsFirstFormat() throws IOException {
        assertThat(read(HexFormat.of().parseHex(VERSION_1))).isEqualTo(candles());
    }

    @Test
    void refusesFormatOfLaterRelease() throws IOException {
        byte[] later = write(candles());
        later[0] = 2;

        assertThatThrownBy(() -> read(later))
                .isInstanceOf(IOException.class)
                .hasMessage("open candles of format 2, allowed: up to 1");
    }

    @Test
    void restoresItselfFromSnapshot() throws IOException {
        TypeSerializerSnapshot<OpenCandles> snapshot =
                OpenCandlesSerializer.INSTANCE.snapshotConfiguration();
        DataOutputSerializer target = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(target, snapshot);

        TypeSerializerSnapshot<OpenCandles> read =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(target.getCopyOfBuffer()),
                        getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isSameAs(OpenCandlesSerializer.INSTANCE);
        assertThat(snapshot.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
    }

    private static OpenCandles candles() {
        return OpenCandles.NONE
                .add(
                        IngestHarness.tradeOf("BTC-USD", "1", "00:00:10", "6.32", "0.00000002"),
                        candle -> {})
                .add(
                        IngestHarness.tradeOf("BTC-USD", "2", "00:01:00", "6.4", "1.50000000"),
                        candle -> {});
    }

    private static byte[] write(OpenCandles candles) throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        OpenCandlesSerializer.INSTANCE.serialize(candles, target);
        return target.getCopyOfBuffer();
    }

    private static OpenCandles read(byte[] bytes) throws IOException {
        return OpenCandlesSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
