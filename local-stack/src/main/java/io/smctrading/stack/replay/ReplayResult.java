package io.smctrading.stack.replay;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a lock-step replay took.
 *
 * @param trades number of trades written
 * @param elapsed from the first trade to the last clock that came back
 * @param loopNanos time of each minute from its clock's departure to its return, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // read by quantile only, never compared
public record ReplayResult(int trades, Duration elapsed, long[] loopNanos) {

    public ReplayResult {
        loopNanos = loopNanos.clone();
        Arrays.sort(loopNanos);
    }

    /** A quantile of the loop times in milliseconds; 0.5 is the median. */
    public double loopMillis(double quantile) {
        int index = (int) Math.ceil(quantile * loopNanos.length) - 1;
        return loopNanos[Math.max(0, index)] / 1e6;
    }
}
