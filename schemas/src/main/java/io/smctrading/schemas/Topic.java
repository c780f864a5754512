package io.smctrading.schemas;

import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic: what it is called, what is in it and how long it stays.
 *
 * @param name name within a namespace, for example {@code market.trades}
 * @param key what the record key holds; records of one key stay in order
 * @param type generated class of the value
 * @param partitions number of partitions, at least 1
 * @param retention how long records stay; {@code null} for a compacted topic, whose newest record
 *     per key stays for ever
 */
public record Topic<T extends SpecificRecord>(
        String name, String key, Class<T> type, int partitions, Duration retention) {

    /** Whether the newest record per key is kept for ever instead of all records for a while. */
    public boolean compacted() {
        return retention == null;
    }

    /** The Kafka topic: the namespace keeps runs, and so accounts and tests, apart. */
    public String in(String namespace) {
        return namespace + '.' + name;
    }

    /** The registry subject of the value in a namespace (topic name strategy). */
    public String subjectIn(String namespace) {
        return in(namespace) + "-value";
    }

    public Schema schema() {
        return SpecificData.get().getSchema(type);
    }
}
