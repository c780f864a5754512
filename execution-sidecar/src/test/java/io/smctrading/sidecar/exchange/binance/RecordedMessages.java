package io.smctrading.sidecar.exchange.binance;

import io.smctrading.sidecar.exchange.http.JsonView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages as Binance's documents of July 2026 print them. */
final class RecordedMessages {

    private RecordedMessages() {}

    static String text(String name) {
        String path = "/exchange/binance/" + name + ".json";
        try (InputStream stream = RecordedMessages.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonView json(String name) {
        return JsonView.parse(name, text(name));
    }
}
