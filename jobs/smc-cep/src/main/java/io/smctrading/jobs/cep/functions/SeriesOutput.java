package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntrySignal;
import java.util.Objects;

/**
 * What one series gives, in order: signals, and the clocks they precede. Exactly one of the two is
 * there.
 *
 * @param series whose turn it is
 * @param signal an entry, or null
 * @param clock market time that this series has handled, or null
 */
public record SeriesOutput(Series series, EntrySignal signal, Clock clock) {

    public SeriesOutput {
        Objects.requireNonNull(series, "series");
    }

    public static SeriesOutput of(EntrySignal signal) {
        return new SeriesOutput(signal.series(), signal, null);
    }

    public static SeriesOutput of(Series series, Clock clock) {
        return new SeriesOutput(series, null, Objects.requireNonNull(clock, "clock"));
    }

    public boolean isClock() {
        return clock != null;
    }
}
