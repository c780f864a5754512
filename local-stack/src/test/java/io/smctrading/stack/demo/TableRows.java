package io.smctrading.stack.demo;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows of a namespace's tables as texts, to be compared with what is expected there. */
final class TableRows {

    private TableRows() {}

    static Connection connect(Stack stack, Namespace namespace) throws SQLException {
        Connection connection = stack.endpoints().analytics().connect();
        connection.setSchema(namespace.databaseSchema());
        return connection;
    }

    static List<String> query(Stack stack, Namespace namespace, String text) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(stack, namespace);
                Statement sql = connection.createStatement();
                ResultSet result = sql.executeQuery(text)) {
            while (result.next()) {
                Object[] cells = new Object[result.getMetaData().getColumnCount()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = result.getObject(i + 1);
                }
                rows.add(row(cells));
            }
        }
        return rows;
    }

    /** Cells in one spelling, whatever type the two sides gave them. */
    static String row(Object... cells) {
        return Arrays.stream(cells).map(TableRows::cell).collect(Collectors.joining(" | "));
    }

    private static String cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        return Objects.toString(value, "-");
    }
}
