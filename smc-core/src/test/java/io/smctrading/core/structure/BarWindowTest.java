package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarWindowTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 11, 101})
    void remembersExactlyTheLastCandlesOfItsSpan(int span) throws IOException {
        BarWindow window = new BarWindow(span);
        for (int i = 0; i < 300; i++) {
            window.add(new Bar(i, i + 0.1, i + 0.2, i + 0.3, i + 0.4, i + 0.5));
        }
        BarWindow copy = new BarWindow(span);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes(window))));

        for (int i = 300 - span; i < 300; i++) {
            assertThat(window.openTime(i)).isEqualTo(i);
            assertThat(copy.openTime(i)).isEqualTo(i);
            assertThat(copy.open(i)).isEqualTo(i + 0.1);
            assertThat(copy.high(i)).isEqualTo(i + 0.2);
            assertThat(copy.low(i)).isEqualTo(i + 0.3);
            assertThat(copy.close(i)).isEqualTo(i + 0.4);
            assertThat(copy.volume(i)).isEqualTo(i + 0.5);
        }
        assertThat(copy.last()).isEqualTo(299);
    }

    @Test
    void isEmptyBeforeTheFirstCandle() {
        assertThat(new BarWindow(5).last()).isEqualTo(-1);
    }

    private static byte[] bytes(BarWindow window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        window.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
