package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.Storing;
import io.smctrading.jobs.storage.tables.TableRow;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Whole batches in one statement. Rows that are insert-only are copied as long as all are new,
 * which costs half; the first batch that is not, after a restart mostly, and those after it are
 * inserted past what is there, until a batch was all new again.
 */
final class BulkWriter implements BatchWriter {

    /**
     * Below this many rows a prepared statement is cheaper than a COPY, which is parsed each time.
     */
    static final int SMALLEST_COPY = 50;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Storing.Bulk bulk;
    private final String copyStatement;
    private final String statement;
    private final String[] types;
    private final int[] keyIndexes;
    private boolean allNew = true;

    BulkWriter(Storing.Bulk bulk) {
        this.bulk = bulk;
        copyStatement = bulk.copyStatement();
        statement = bulk.statement();
        types = bulk.types().toArray(String[]::new);
        keyIndexes = bulk.key().stream().mapToInt(bulk.names()::indexOf).toArray();
    }

    @Override
    public long write(Connection connection, List<TableRow> rows) throws SQLException {
        if (bulk.isPlainInsert() && allNew && rows.size() >= SMALLEST_COPY) {
            try {
                copy(connection, rows);
                return 0;
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback();
            }
        }
        return insert(connection, bulk.key().isEmpty() ? rows : newestByKey(rows));
    }

    private void copy(Connection connection, List<TableRow> rows) throws SQLException {
        StringBuilder lines = new StringBuilder(rows.size() * 100);
        for (TableRow row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) {
                    lines.append('\t');
                }
                String text = text(row.value(i));
                if (text == null) {
                    lines.append("\\N");
                } else if (row.value(i) instanceof String || row.value(i) instanceof byte[]) {
                    escape(text, lines);
                } else {
                    lines.append(text);
                }
            }
            lines.append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(copyStatement, new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new SQLException("a text cannot be read", e);
        }
    }

    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    private long insert(Connection connection, Collection<TableRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int column = 0; column < types.length; column++) {
                String[] values = new String[rows.size()];
                int next = 0;
                for (TableRow row : rows) {
                    values[next++] = text(row.value(column));
                }
                insert.setArray(column + 1, connection.createArrayOf(types[column], values));
            }
            if (bulk.single() == null) {
                allNew = insert.executeUpdate() == rows.size();
                return 0;
            }
            try (ResultSet alarms = insert.executeQuery()) {
                alarms.next();
                return alarms.getLong(1);
            }
        }
    }

    /** One statement changes a row once only: of several rows of one key the last counts. */
    private Collection<TableRow> newestByKey(List<TableRow> rows) {
        Map<List<Object>, TableRow> newest = new LinkedHashMap<>();
        for (TableRow row : rows) {
            List<Object> key = new ArrayList<>(keyIndexes.length);
            for (int index : keyIndexes) {
                key.add(row.value(index));
            }
            newest.put(key, row);
        }
        return newest.values();
    }

    /** As PostgreSQL reads it; {@code null} stays. */
    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof byte[] bytes
                ? "\\x" + HexFormat.of().formatHex(bytes)
                : value.toString();
    }
}
