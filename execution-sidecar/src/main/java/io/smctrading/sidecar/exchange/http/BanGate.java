package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets no request go while the exchange forbids it. After a ban the cancels that it held back go
 * first: other requests wait until these are answered, but no longer than a little while.
 */
final class BanGate {

    /** How long after a ban others wait for cancels that nobody sends any more. */
    static final Duration CANCELS_FIRST = Duration.ofSeconds(2);

    private final InstantSource source;
    private final Set<String> heldBack = new HashSet<>();
    private Instant all = Instant.MIN;
    private Instant orders = Instant.MIN;

    BanGate(InstantSource source) {
        this.source = source;
    }

    /** A ban; one that is longer already stays. */
    synchronized Instant impose(AnswerRules.Ban ban) {
        Instant until = source.instant().plus(ban.duration());
        if (ban.ordersOnly()) {
            orders = later(orders, until);
            return orders;
        }
        all = later(all, until);
        return all;
    }

    /** Until when no request at all may go, if so. */
    synchronized Optional<Instant> bannedUntil() {
        return source.instant().isBefore(all) ? Optional.of(all) : Optional.empty();
    }

    /** Why this call may not go now; empty if it may. */
    synchronized Optional<Outcome.NotSent> refusal(Call call) {
        Instant now = source.instant();
        if (now.isBefore(all)) {
            if (call.kind() == Call.Kind.CANCEL) {
                heldBack.add(call.subject());
            }
            return notSent("banned by the exchange until " + all, now, all);
        }
        if (call.kind() == Call.Kind.CANCEL) {
            return Optional.empty();
        }
        if (call.kind() == Call.Kind.ORDER && now.isBefore(orders)) {
            return notSent("no orders allowed by the exchange until " + orders, now, orders);
        }
        if (heldBack.isEmpty()) {
            return Optional.empty();
        }
        Instant last = all.plus(CANCELS_FIRST);
        if (now.isBefore(last)) {
            return notSent(heldBack.size() + " cancels go first after the ban", now, last);
        }
        heldBack.clear();
        return Optional.empty();
    }

    /** A call that might go is over: a cancel keeps nobody waiting any more. */
    synchronized void over(Call call) {
        if (call.kind() == Call.Kind.CANCEL) {
            heldBack.remove(call.subject());
        }
    }

    private static Optional<Outcome.NotSent> notSent(String reason, Instant now, Instant until) {
        return Optional.of(
                new Outcome.NotSent(ErrorClass.RATE_LIMIT, reason, Duration.between(now, until)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
