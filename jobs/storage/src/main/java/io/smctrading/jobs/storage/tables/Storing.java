package io.smctrading.jobs.storage.tables;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How the rows of a table get there. Each way may run again with the same rows, at any time. */
public sealed interface Storing extends Serializable permits Storing.Bulk, Storing.Ordered {

    /**
     * Whole batches in one statement.
     *
     * @param table name of the table
     * @param columns a row's values in their order, each a name and a type: {@code price::numeric}
     * @param key names of the columns by which a newer row replaces an older one; none if the row
     *     that is there stays
     * @param single name of a column of which there should be one row, whose second is an alarm;
     *     {@code null} without one
     */
    record Bulk(String table, List<String> columns, List<String> key, String single)
            implements Storing {

        private static final String CAST = "::";

        /** Whatever is there stays. */
        static Bulk insert(String table, String... columns) {
            return new Bulk(table, List.of(columns), List.of(), null);
        }

        /** The newest word replaces what is not in the key. */
        static Bulk upsert(String table, List<String> key, String... columns) {
            return new Bulk(table, List.of(columns), key, null);
        }

        /** Whatever is there stays; a second row of one id is kept too, and told. */
        static Bulk insertSingle(String table, String single, String... columns) {
            return new Bulk(table, List.of(columns), List.of(), single);
        }

        /** True if a row once written never changes and none is counted. */
        public boolean isPlainInsert() {
            return key.isEmpty() && single == null;
        }

        public List<String> names() {
            return columns.stream().map(column -> column.split(CAST, 2)[0]).toList();
        }

        /** SQL types of the columns; text where none is given. */
        public List<String> types() {
            return columns.stream()
                    .map(column -> column.contains(CAST) ? column.split(CAST, 2)[1] : "text")
                    .toList();
        }

        /** Takes new rows only: one that is there is an error. */
        public String copyStatement() {
            return "COPY " + table + " (" + String.join(", ", names()) + ") FROM STDIN";
        }

        /** Takes one array by column; with {@link #single} it gives the number of second rows. */
        public String statement() {
            String insert =
                    types().stream()
                            .map(type -> "?::" + type + "[]")
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "INSERT INTO "
                                                    + table
                                                    + " ("
                                                    + String.join(", ", names())
                                                    + ") SELECT * FROM unnest(",
                                            ") ON CONFLICT "));
            if (!key.isEmpty()) {
                return names().stream()
                        .filter(name -> !key.contains(name))
                        .map(name -> name + " = excluded." + name)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        insert + "(" + String.join(", ", key) + ") DO UPDATE SET ",
                                        ""));
            }
            insert += "DO NOTHING";
            return single == null
                    ? insert
                    // Neither sub-query sees what this statement inserts.
                    : "WITH inserted AS (%s RETURNING %s AS id) SELECT count(*) - count(DISTINCT id) FILTER (WHERE NOT EXISTS (SELECT FROM %s t WHERE t.%s = id)) FROM inserted"
                            .formatted(insert, single, table, single);
        }
    }

    /**
     * One statement by row, in the order of a column and, within one value, of their arrival:
     * writers of two topics that lock rows of the same table all do so in that order, and wait for
     * each other instead of against each other.
     *
     * @param statement SQL with as many parameters as a row has values
     * @param orderedBy index of the value that the table's rows are locked by
     */
    record Ordered(String statement, int orderedBy) implements Storing {

        static Ordered by(int orderedBy, String... statement) {
            return new Ordered(
                    Arrays.stream(statement).collect(Collectors.joining(" ")), orderedBy);
        }
    }
}
