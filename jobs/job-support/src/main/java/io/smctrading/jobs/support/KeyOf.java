package io.smctrading.jobs.support;

import java.io.Serializable;

/** The Kafka key of a record: records of one key stay in order. */
@FunctionalInterface
public interface KeyOf<R> extends Serializable {

    String of(R record);

    /** The key of market records: {@code venue:symbol}. */
    static String market(String venue, String symbol) {
        return venue + ':' + symbol;
    }
}
