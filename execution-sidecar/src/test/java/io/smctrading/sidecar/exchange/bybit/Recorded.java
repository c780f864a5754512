package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.sidecar.exchange.http.JsonView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Messages as Bybit's documents show them. */
final class Recorded {

    private Recorded() {}

    static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(Recorded.class.getResourceAsStream(name + ".json"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonView json(String name) {
        return JsonView.parse(name, text(name));
    }

    /** The first of the result's list. */
    static JsonView first(String name) {
        return json(name).at("result").list("list").get(0);
    }
}
