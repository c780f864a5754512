package io.smctrading.jobs.storage.tables;

import java.util.Arrays;
import java.util.List;

/**
 * The parameters of one statement, in its order: texts, exact decimals, instants, numbers, truth
 * values, bytes or nothing. {@link Values} makes them, and makes sure that PostgreSQL takes them.
 */
public final class TableRow {

    /** A record that has no row, as a clock. */
    public static final TableRow NONE = new TableRow(new Object[0]);

    private final Object[] values;

    TableRow(Object[] values) {
        this.values = values;
    }

    public boolean isNone() {
        return values.length == 0;
    }

    public int size() {
        return values.length;
    }

    /** The value of a parameter, counted from 0; may be {@code null}. */
    public Object value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableRow row && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        List<Object> texts = Arrays.asList(values);
        return "TableRow" + texts;
    }
}
