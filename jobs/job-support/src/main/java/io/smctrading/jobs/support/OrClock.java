package io.smctrading.jobs.support;

import io.smctrading.core.market.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A record of a stream, or the clock that stands behind the records it follows: exactly one of the
 * two is there.
 *
 * @param value the record, or {@code null}
 * @param clock the clock, or {@code null}
 */
public record OrClock<T>(T value, Clock clock) {

    public static <T> OrClock<T> of(T value) {
        return new OrClock<>(Objects.requireNonNull(value, "value"), null);
    }

    public static <T> OrClock<T> clock(Clock clock) {
        return new OrClock<>(null, Objects.requireNonNull(clock, "clock"));
    }

    public boolean isClock() {
        return clock != null;
    }

    /** Flink's type, from that of the records. */
    @SuppressWarnings("unchecked")
    public static <T> TypeInformation<OrClock<T>> typeOf(TypeInformation<T> valueType) {
        return PojoTypes.of(
                (Class<OrClock<T>>) (Class<?>) OrClock.class,
                List.of(valueType, TypeInformation.of(Clock.class)));
    }
}
