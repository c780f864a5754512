package io.smctrading.jobs.storage.tables;

import io.smctrading.jobs.support.FromWire;
import io.smctrading.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic and the statement that stores a record of it. Every statement may run again with the
 * same record, at any later time, and leaves the same rows.
 *
 * @param name table, as in {@code analytics}
 * @param topic where its records come from
 * @param statement SQL with as many parameters as a row has values
 * @param writing how rows may be put together
 * @param mapper the record's row; {@link TableRow#NONE} for a clock
 */
public record Table<T extends SpecificRecord>(
        String name,
        Topic<T> topic,
        String statement,
        Writing writing,
        FromWire<T, TableRow> mapper) {

    /** How rows of a table may be put together. */
    public enum Writing {
        /** Insert-only: the driver may join the rows of a batch into one statement. */
        JOINED,
        /** Rows may change and so may come twice in a batch: one statement each. */
        BATCHED,
        /**
         * One row per transaction: whoever holds one row lock at a time can deadlock with nobody,
         * where two topics write the same table.
         */
        SINGLE
    }
}
