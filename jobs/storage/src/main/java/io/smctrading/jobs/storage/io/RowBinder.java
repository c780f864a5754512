package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.TableRow;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** Puts a row's values into its statement. */
public final class RowBinder implements JdbcStatementBuilder<TableRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void accept(PreparedStatement statement, TableRow row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            bind(statement, i + 1, row.value(i));
        }
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
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(index, flag);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            throw new SQLException("parameter " + index + " is a " + value.getClass().getName());
        }
    }
}
