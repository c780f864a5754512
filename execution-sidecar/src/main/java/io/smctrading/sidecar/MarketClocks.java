package io.smctrading.sidecar;

import io.smctrading.core.market.Clock;
import io.smctrading.core.portfolio.InstrumentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Up to where each market has come, for whoever asks beside trading. Safe for several threads. */
public final class MarketClocks {

    /**
     * A market that has a clock.
     *
     * @param time market time
     */
    public record Market(InstrumentId instrument, Instant time) {}

    private final Map<InstrumentId, Instant> times = new ConcurrentHashMap<>();

    /** A market has come to a time. */
    public void passed(Clock clock) {
        if (clock.mark() == Clock.Mark.MARKET) {
            times.merge(
                    new InstrumentId(clock.venue(), clock.symbol()),
                    clock.time(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Markets of a symbol, by venue. */
    public List<Market> of(String symbol) {
        return times.entrySet().stream()
                .filter(entry -> entry.getKey().symbol().equals(symbol))
                .map(entry -> new Market(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(market -> market.instrument().venue()))
                .toList();
    }
}
