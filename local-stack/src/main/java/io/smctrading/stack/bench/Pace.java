package io.smctrading.stack.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets things happen at an even rate; after a pause the missed ones follow at once. */
final class Pace {

    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final double perSecond;
    private final long begin = System.nanoTime();
    private long done;

    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Time since the first. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits a moment; returns how many are due since the last call. */
    long due() {
        LockSupport.parkNanos(NAP_NANOS);
        long all = (long) (perSecond * (System.nanoTime() - begin) / 1e9);
        long due = all - done;
        done = all;
        return due;
    }
}
