package io.smctrading.sidecar.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket per subject: so many requests a second, as many at once. Subjects beyond the most
 * that are remembered begin anew with a full bucket, those not seen longest first. Safe for several
 * threads.
 */
final class RateLimits {

    private static final int MOST_SUBJECTS = 10_000;
    private static final double NANOS = 1e9;

    private record Bucket(double tokens, Instant filled) {}

    private final int perSecond;
    private final InstantSource system;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_SUBJECTS;
                }
            };

    RateLimits(int perSecond, InstantSource system) {
        this.perSecond = perSecond;
        this.system = system;
    }

    /** Takes one request; how long to wait if there is none left. */
    synchronized Optional<Duration> take(String subject) {
        Instant now = system.instant();
        Bucket bucket = buckets.getOrDefault(subject, new Bucket(perSecond, now));
        double passed = Math.max(0, Duration.between(bucket.filled(), now).toNanos() / NANOS);
        double tokens = Math.min(perSecond, bucket.tokens() + passed * perSecond);
        boolean taken = tokens >= 1;
        buckets.put(subject, new Bucket(taken ? tokens - 1 : tokens, now));
        return taken
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS)));
    }
}
