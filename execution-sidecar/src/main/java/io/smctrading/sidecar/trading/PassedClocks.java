package io.smctrading.sidecar.trading;

import io.smctrading.core.market.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest clock of each symbol and mark; none that does not run ahead passes. */
final class PassedClocks {

    private record Key(Clock.Mark mark, String venue, String symbol) {
        static Key of(Clock clock) {
            return new Key(clock.mark(), clock.venue(), clock.symbol());
        }
    }

    private final Map<Key, Clock> newest = new HashMap<>();
    private final Map<Key, Clock> unnoted = new HashMap<>();

    PassedClocks(List<Clock> noted) {
        noted.forEach(clock -> newest.put(Key.of(clock), clock));
    }

    boolean passes(Clock clock) {
        Key key = Key.of(clock);
        Clock last = newest.get(key);
        if (last != null && !clock.time().isAfter(last.time())) {
            return false;
        }
        newest.put(key, clock);
        unnoted.put(key, clock);
        return true;
    }

    /** Those that passed since the last call. */
    List<Clock> drainPassed() {
        List<Clock> passed = List.copyOf(unnoted.values());
        unnoted.clear();
        return passed;
    }
}
