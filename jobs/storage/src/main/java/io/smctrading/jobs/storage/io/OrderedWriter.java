package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.Storing;
import io.smctrading.jobs.storage.tables.TableRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One statement by row, all in one round trip. */
final class OrderedWriter implements BatchWriter {

    private final Storing.Ordered storing;

    OrderedWriter(Storing.Ordered storing) {
        this.storing = storing;
    }

    @Override
    public long write(Connection connection, List<TableRow> rows) throws SQLException {
        List<TableRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(row -> (String) row.value(storing.orderedBy())));
        try (PreparedStatement statement = connection.prepareStatement(storing.statement())) {
            for (TableRow row : ordered) {
                for (int i = 0; i < row.size(); i++) {
                    bind(statement, i + 1, row.value(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return 0;
    }

    private static void bind(PreparedStatement statement, int index, Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(index, decimal);
        } else if (value instanceof Instant time) {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else {
            throw new SQLException("parameter " + index + " is a " + value.getClass().getName());
        }
    }
}
