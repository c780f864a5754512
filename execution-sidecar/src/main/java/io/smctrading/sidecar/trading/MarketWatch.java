package io.smctrading.sidecar.trading;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whom the news of a market is for. Most brackets wait for their exchange alone: of ten thousand a
 * trade looks at those that watch the price, and a clock at those that expire by it or have
 * something left to do.
 */
final class MarketWatch {

    private static final Comparator<HeldBracket> BY_EXPIRY =
            Comparator.comparing((HeldBracket one) -> one.intent().validUntil())
                    .thenComparing(HeldBracket::id);

    private static final class Watchers {
        private final Set<HeldBracket> ofPrice = new LinkedHashSet<>();
        private final Set<HeldBracket> ofClock = new LinkedHashSet<>();
        private final NavigableSet<HeldBracket> expiring = new TreeSet<>(BY_EXPIRY);
    }

    private final Map<String, Watchers> markets = new HashMap<>();

    /** A bracket is new here: the first clock looks at it, whatever an earlier life left undone. */
    void begin(HeldBracket one) {
        note(one);
        watchersOf(one).ofClock.add(one);
    }

    /** A bracket may have changed. */
    void note(HeldBracket one) {
        Watchers watchers = watchersOf(one);
        keep(watchers.ofPrice, one, one.bracket().watchesPrice());
        keep(watchers.ofClock, one, one.bracket().awaitsClock());
        keep(watchers.expiring, one, one.bracket().expires());
    }

    private static void keep(Set<HeldBracket> watchers, HeldBracket one, boolean watches) {
        if (watches) {
            watchers.add(one);
        } else {
            watchers.remove(one);
        }
    }

    private Watchers watchersOf(HeldBracket one) {
        return watchersOf(one.intent().venue(), one.intent().symbol());
    }

    private Watchers watchersOf(String venue, String symbol) {
        return markets.computeIfAbsent(Markets.key(venue, symbol), key -> new Watchers());
    }

    /** Those that act on the price. */
    List<HeldBracket> onPrice(String venue, String symbol) {
        return List.copyOf(watchersOf(venue, symbol).ofPrice);
    }

    /**
     * Those that act on the clock.
     *
     * @param timeOf the market's time as a bracket sees it
     */
    Set<HeldBracket> onClock(String venue, String symbol, Function<HeldBracket, Instant> timeOf) {
        Watchers watchers = watchersOf(venue, symbol);
        Set<HeldBracket> due = new LinkedHashSet<>(watchers.ofClock);
        for (HeldBracket one : watchers.expiring) {
            if (timeOf.apply(one).isBefore(one.intent().validUntil())) {
                break;
            }
            due.add(one);
        }
        return due;
    }
}
