package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.tables.Storing;
import io.smctrading.jobs.storage.tables.TableRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the rows of one table. */
public interface BatchWriter {

    /**
     * Writes rows, which may have been written before.
     *
     * @param connection at the beginning of a transaction, which the caller commits
     * @return rows that are an alarm: the second of one id
     */
    long write(Connection connection, List<TableRow> rows) throws SQLException;

    static BatchWriter of(Storing storing) {
        if (storing instanceof Storing.Bulk bulk) {
            return new BulkWriter(bulk);
        }
        return new OrderedWriter((Storing.Ordered) storing);
    }
}
