package io.smctrading.detect.rows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How rows are written; the extension of a file tells it. */
public enum RowForm {
    /** A line of names, then a line a row. */
    CSV,
    /** One JSON object a line. */
    JSONL;

    /** The form that the name of the file tells, if it tells one. */
    public static Optional<RowForm> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith("." + form.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    RowWriter writer() {
        return switch (this) {
            case CSV -> new RowWriter.Csv();
            case JSONL -> new RowWriter.Jsonl();
        };
    }

    boolean hasHeader() {
        return this == CSV;
    }
}
