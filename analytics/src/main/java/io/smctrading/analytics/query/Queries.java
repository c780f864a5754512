package io.smctrading.analytics.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The catalogue of queries. */
public final class Queries {

    private static final List<String> NAMES =
            List.of(
                    "profit-by-symbol",
                    "profit-by-session",
                    "profit-by-pattern",
                    "daily-profit",
                    "best-and-worst-trades",
                    "drawdowns",
                    "exposure",
                    "costs",
                    "factor-hit-rate",
                    "confidence-hit-rate",
                    "order-outcomes",
                    "refusals",
                    "signal-to-fill",
                    "zone-outcomes",
                    "uncounted-trades",
                    "dead-letters");

    private Queries() {}

    /** All of them, in the order of a reader. */
    public static List<Query> all() {
        return NAMES.stream().map(Queries::read).toList();
    }

    /**
     * One of them.
     *
     * @throws UnknownQueryException if there is none of the name
     */
    public static Query named(String name) {
        if (!NAMES.contains(name)) {
            throw new UnknownQueryException(
                    "query '%s' is unknown, known: %s".formatted(name, String.join(", ", NAMES)));
        }
        return read(name);
    }

    private static Query read(String name) {
        try (InputStream file = Queries.class.getResourceAsStream(name + ".sql")) {
            return Query.parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ".sql", e);
        }
    }
}
