package io.smctrading.jobs.support;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What reading a Kafka record gave: the domain record, or the refused one.
 *
 * @param value the domain record, or {@code null}
 * @param refused the refused record, or {@code null}
 */
public record ReadRecord<R>(R value, RefusedRecord refused) {

    @SuppressWarnings("unchecked")
    public static <R> TypeInformation<ReadRecord<R>> typeOf(TypeInformation<R> valueType) {
        return PojoTypes.of(
                (Class<ReadRecord<R>>) (Class<?>) ReadRecord.class,
                List.of(valueType, TypeInformation.of(RefusedRecord.class)));
    }
}
