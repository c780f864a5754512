package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;

import java.time.Duration;
import java.util.List;

/**
 * How a stage got on with its input, sampled while it ran.
 *
 * @param total records that its input holds
 * @param samples in the order they were taken
 */
record Progress(long total, List<Sample> samples) {

    /** Share of the input that warms the stage up: compilers, buffers, connections. */
    static final double WARM_UP = 0.2;

    /** Time after which a stage counts as warm however little it has read. */
    static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    /**
     * One look.
     *
     * @param nanos on the monotonic clock
     * @param records read by then
     * @param cpuNanos processor time that the TaskManager had used by then
     */
    record Sample(long nanos, long records, long cpuNanos) {}

    /**
     * The steady part.
     *
     * @param records read in it
     * @param seconds it took
     * @param cpuSeconds processor time that the TaskManager used in it
     */
    record Steady(long records, double seconds, double cpuSeconds) {

        double recordsPerSecond() {
            return records / seconds;
        }

        double cpuSecondsPerMillion() {
            return cpuSeconds * 1e6 / records;
        }
    }

    Progress {
        samples = List.copyOf(samples);
    }

    /**
     * From the first sample with a fifth of the input read, or ten seconds after the first record,
     * to the last sample before the input was at its end. An input that is read too fast for that
     * counts from its beginning to its end.
     */
    Steady steady() {
        List<Sample> under =
                samples.stream()
                        .filter(sample -> sample.records() > 0 && sample.records() < total)
                        .toList();
        List<Sample> warm = under.stream().filter(sample -> warm(under.get(0), sample)).toList();
        if (warm.size() > 1) {
            return between(warm.get(0), warm.get(warm.size() - 1));
        }
        Sample begin = null;
        for (Sample sample : samples) {
            if (sample.records() == 0) {
                begin = sample;
            }
        }
        Sample end = samples.get(samples.size() - 1);
        if (begin == null || end.records() == 0) {
            throw StackException.failed("the beginning of the stage's work was not seen");
        }
        return between(begin, end);
    }

    private static Steady between(Sample begin, Sample end) {
        return new Steady(
                end.records() - begin.records(),
                (end.nanos() - begin.nanos()) / 1e9,
                (end.cpuNanos() - begin.cpuNanos()) / 1e9);
    }

    private boolean warm(Sample begin, Sample sample) {
        return sample.records() >= total * WARM_UP
                || sample.nanos() - begin.nanos() >= LONGEST_WARM_UP.toNanos();
    }
}
