package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ExchangeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The exchange's clock as seen from ours. Its offset is the median of several measurements, each of
 * which takes the exchange's time for that of the middle between question and answer.
 */
public final class ExchangeClock {

    private static final int SAMPLES = 5;

    private final InstantSource source;
    private final Supplier<Instant> serverTime;
    private volatile Measurement newest = new Measurement(Duration.ZERO, 0);

    private record Measurement(Duration offset, long number) {}

    /**
     * @param serverTime asks the exchange; throws {@link ExchangeException}
     */
    ExchangeClock(InstantSource source, Supplier<Instant> serverTime) {
        this.source = source;
        this.serverTime = serverTime;
    }

    /** The exchange's present time. */
    public Instant now() {
        return source.instant().plus(newest.offset());
    }

    /** The exchange's clock less ours. */
    public Duration offset() {
        return newest.offset();
    }

    /** How many measurements there were; tells whether one is newer than a request. */
    long measurements() {
        return newest.number();
    }

    /**
     * Measures anew.
     *
     * @throws ExchangeException if the exchange does not tell its time; the offset stays then
     */
    Duration measure() {
        return measureAfter(Long.MAX_VALUE);
    }

    /**
     * Measures anew unless there is a measurement newer than the one given: of many requests that
     * meet a wrong clock at once, one measures.
     */
    synchronized Duration measureAfter(long number) {
        if (newest.number() > number) {
            return newest.offset();
        }
        List<Duration> offsets = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Instant asked = source.instant();
            Instant theirs = serverTime.get();
            Duration roundTrip = Duration.between(asked, source.instant());
            offsets.add(Duration.between(asked.plus(roundTrip.dividedBy(2)), theirs));
        }
        offsets.sort(null);
        newest = new Measurement(offsets.get(SAMPLES / 2), newest.number() + 1);
        return newest.offset();
    }
}
