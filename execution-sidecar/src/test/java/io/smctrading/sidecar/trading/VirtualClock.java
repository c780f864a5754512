package io.smctrading.sidecar.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes with the system's and can be moved ahead of it. */
final class VirtualClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
