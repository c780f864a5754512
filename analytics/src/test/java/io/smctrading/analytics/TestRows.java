package io.smctrading.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Test kit: rows that the tests know by heart: whoever computes an expectation reads these files.
 */
public final class TestRows {

    private TestRows() {}

    /** Three days of minute candles with gaps; may be inserted again. */
    public static String market() {
        return read("market.sql");
    }

    /** Nine signals and what became of them. */
    public static String trading() {
        return read("trading.sql");
    }

    private static String read(String name) {
        try (InputStream file = TestRows.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
