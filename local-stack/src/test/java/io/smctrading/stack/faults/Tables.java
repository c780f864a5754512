package io.smctrading.stack.faults;

import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The tables of two namespaces in one database, compared row by row. */
final class Tables {

    private static final int ROWS_TO_SHOW = 5;

    private Tables() {}

    /**
     * Rows of either namespace that the other has not, a few of each table.
     *
     * @param ignored columns that tell when and by whom a row was written
     */
    static List<String> differences(
            Database database,
            Namespace expected,
            Namespace found,
            List<String> tables,
            Predicate<String> ignored)
            throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String table : tables) {
                String columns = columns(sql, expected, table, ignored);
                String should = select(columns, expected, table);
                String is = select(columns, found, table);
                differences.addAll(rows(sql, table + " lacks ", should + " EXCEPT " + is));
                differences.addAll(rows(sql, table + " also has ", is + " EXCEPT " + should));
            }
        }
        return differences;
    }

    /** Number of rows by table. */
    static Map<String, Long> sizes(Database database, Namespace namespace, List<String> tables)
            throws SQLException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet count = sql.executeQuery(select("count(*)", namespace, table))) {
                    count.next();
                    sizes.put(table, count.getLong(1));
                }
            }
        }
        return sizes;
    }

    private static String columns(
            Statement sql, Namespace namespace, String table, Predicate<String> ignored)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet names =
                sql.executeQuery(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = '"
                                + namespace.databaseSchema()
                                + "' AND table_name = '"
                                + table
                                + "' ORDER BY ordinal_position")) {
            while (names.next()) {
                if (!ignored.test(names.getString(1))) {
                    columns.add('"' + names.getString(1) + '"');
                }
            }
        }
        return String.join(", ", columns);
    }

    private static String select(String columns, Namespace namespace, String table) {
        return "SELECT %s FROM \"%s\".%s".formatted(columns, namespace.databaseSchema(), table);
    }

    private static List<String> rows(Statement sql, String problem, String query)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query + " LIMIT " + ROWS_TO_SHOW)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder(problem);
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : ", ").append(result.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
