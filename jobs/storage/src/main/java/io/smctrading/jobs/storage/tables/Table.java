package io.smctrading.jobs.storage.tables;

import io.smctrading.jobs.support.FromWire;
import io.smctrading.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic and how a record of it is stored.
 *
 * @param name table, as in {@code analytics}
 * @param topic where its records come from
 * @param storing how rows get into the table
 * @param mapper the record's row; {@link TableRow#NONE} for a clock
 */
public record Table<T extends SpecificRecord>(
        String name, Topic<T> topic, Storing storing, FromWire<T, TableRow> mapper) {}
