package io.smctrading.detect.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Bar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleReaderTest {
    private static final String HEADER = "open_time,open,high,low,close,volume\n";

    private final List<String> rejected = new ArrayList<>();

    @Test
    void readsEveryRowThroughBuffersOfAnyFill() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            file.append(Instant.ofEpochSecond(60L * i)).append(",1,2,0.5,1.25,").append(i);
            file.append(i % 2 == 0 ? "\n" : "\r\n");
        }

        List<Bar> bars = read(trickling(file.toString()));

        assertThat(bars).hasSize(5_000);
        assertThat(bars).extracting(Bar::volume).last().isEqualTo(4_999.0);
        assertThat(rejected).isEmpty();
    }

    @Test
    void tellsTheLineOfARowThatBreaksARule() throws IOException {
        List<Bar> bars =
                read(
                        trickling(
                                HEADER
                                        + "2022-10-10T00:00:00Z,1,2,0.5,1.25,1\n"
                                        + "\n"
                                        + "  \r\n"
                                        + "2022-10-10T00:15:00Z,1,0.1,0.5,1.25,1\n"
                                        + "2022-10-10T00:30:00Z,1,2,0.5,1.25,1"));

        assertThat(bars).hasSize(2);
        assertThat(rejected).containsExactly("5: high 0.1 is below low 0.5");
    }

    @Test
    void readsNothingBehindAHeaderAlone() throws IOException {
        assertThat(read(trickling(HEADER.strip()))).isEmpty();
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read(trickling("")))
                .isInstanceOf(UnusableHeaderException.class)
                .hasMessage("no header, needed: open_time,open,high,low,close,volume");
    }

    @Test
    void refusesAFileThatIsNoText() {
        String line = "x".repeat(3 << 20);

        assertThatThrownBy(() -> read(trickling(line)))
                .isInstanceOf(IOException.class)
                .hasMessage("line 1 is longer than 1048576 B");
    }

    private List<Bar> read(InputStream in) throws IOException {
        List<Bar> bars = new ArrayList<>();
        try (CandleReader reader =
                new CandleReader(in, (line, problem) -> rejected.add(line + ": " + problem))) {
            for (Bar bar = reader.next(); bar != null; bar = reader.next()) {
                bars.add(bar);
            }
        }
        return bars;
    }

    /** Gives a few thousand bytes at a time, as a pipe does. */
    private static InputStream trickling(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 7_001));
            }
        };
    }
}
