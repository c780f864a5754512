package io.smctrading.jobs.storage.tables;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The SQL that most tables need. A column may name a cast for its parameter: {@code data::jsonb}.
 */
final class Statements {

    private static final String CAST = "::";

    private Statements() {}

    /** Inserts a row, or leaves the one that is there. */
    static String insert(String table, String... columns) {
        return insertInto(table, columns) + " ON CONFLICT DO NOTHING";
    }

    /** Inserts a row, or replaces what is not in the key by the newest word. */
    static String upsert(String table, String key, String... columns) {
        String updates =
                Arrays.stream(columns)
                        .map(Statements::name)
                        .filter(column -> !Arrays.asList(key.split(", ", -1)).contains(column))
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
        return insertInto(table, columns) + " ON CONFLICT (" + key + ") DO UPDATE SET " + updates;
    }

    private static String insertInto(String table, String... columns) {
        return "INSERT INTO "
                + table
                + " ("
                + Arrays.stream(columns).map(Statements::name).collect(Collectors.joining(", "))
                + ") VALUES ("
                + Arrays.stream(columns)
                        .map(Statements::parameter)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String name(String column) {
        int cast = column.indexOf(CAST);
        return cast < 0 ? column : column.substring(0, cast);
    }

    private static String parameter(String column) {
        int cast = column.indexOf(CAST);
        return cast < 0 ? "?" : "?" + column.substring(cast);
    }
}
