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
    private static final long TIME = 1_700_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 50})
    void remembersTheLastCandlesAlsoOverARestoreAtAnyOfThem(int length) throws IOException {
        BarWindow window = new BarWindow(length);
        for (int i = 0; i < 300; i++) {
            window.add(bar(i));
            BarWindow copy = new BarWindow(length);
            copy.read(new DataInputStream(new ByteArrayInputStream(bytes(window))));
            assertRemembers(window, length, i);
            assertRemembers(copy, length, i);
            if (i % 7 == 0) {
                window = copy;
            }
        }
    }

    private static void assertRemembers(BarWindow window, int length, int last) {
        assertThat(window.last()).isEqualTo(last);
        for (int i = Math.max(0, last - 2 * length); i <= last; i++) {
            assertThat(window.high(i)).isEqualTo(i + 0.2);
            assertThat(window.low(i)).isEqualTo(i + 0.3);
        }
        for (int i = Math.max(0, last - Math.max(2, length)); i <= last; i++) {
            assertThat(window.openTime(i)).isEqualTo(TIME + i);
            assertThat(window.open(i)).isEqualTo(i + 0.1);
            assertThat(window.close(i)).isEqualTo(i + 0.4);
        }
        for (int i = Math.max(0, last - 2); i <= last; i++) {
            assertThat(window.volume(i)).isEqualTo(i + 0.5);
        }
    }

    private static Bar bar(int i) {
        return new Bar(TIME + i, i + 0.1, i + 0.2, i + 0.3, i + 0.4, i + 0.5);
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
