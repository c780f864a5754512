package io.smctrading.jobs.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.OpenCandles;
import io.smctrading.jobs.support.types.SerializedBytes;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class OpenCandlesCodecTest {

    /** State as version 1 wrote it: one minute's trade merged into 5m, and one open. */
    private static final String VERSION_1 =
            "01000001428c8f226003000001428c8f226000000005400000000100000005400000000100000005"
                    + "40000000010000000540000000010000000808f0d1800000000800000001000001428c8e38000000"
                    + "000602780000000200000006027800000002000000060278000000020000000602780000000200000005020000000800000001";

    private static final TypeSerializer<OpenCandles> SERIALIZER =
            SerializedBytes.serializer(OpenCandlesCodec.TYPE);

    @Test
    void readsWhatItWroteAndCopiesBytes() throws IOException {
        SerializedBytes.assertSurvives(OpenCandlesCodec.TYPE, candles());
    }

    @Test
    void readsWhatItWroteOfNothing() throws IOException {
        SerializedBytes.assertSurvives(OpenCandlesCodec.TYPE, OpenCandles.NONE);
    }

    @Test
    void stillReadsFirstFormat() throws IOException {
        assertThat(SerializedBytes.read(SERIALIZER, HexFormat.of().parseHex(VERSION_1)))
                .isEqualTo(candles());
    }

    @Test
    void refusesFormatOfLaterRelease() throws IOException {
        byte[] later = SerializedBytes.of(SERIALIZER, candles());
        later[0] = 2;

        assertThatThrownBy(() -> SerializedBytes.read(SERIALIZER, later))
                .isInstanceOf(IOException.class)
                .hasMessage("open candles of format 2, allowed: up to 1");
    }

    @Test
    void restoresItselfFromSnapshot() throws IOException {
        SerializedBytes.assertRestores(OpenCandlesCodec.TYPE);
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
}
