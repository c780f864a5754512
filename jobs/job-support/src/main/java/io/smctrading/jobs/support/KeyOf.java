package io.smctrading.jobs.support;

import io.smctrading.core.market.Series;
import java.io.Serializable;

/** The Kafka key of a record: records of one key stay in order. */
@FunctionalInterface
public interface KeyOf<R> extends Serializable {

    String of(R record);

    /** The key of market records: {@code venue:symbol}. */
    static String market(String venue, String symbol) {
        return venue + ':' + symbol;
    }

    /** The key of market records; a symbol's timeframes share it. */
    static String market(Series series) {
        return market(series.venue(), series.symbol());
    }

    /** The key of market records and of their symbol's clocks. */
    static <T> KeyOf<OrClock<T>> orClock(KeyOf<T> value) {
        return record ->
                record.isClock()
                        ? market(record.clock().venue(), record.clock().symbol())
                        : value.of(record.value());
    }
}
