package io.smctrading.platform.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * A line that grows while work goes on: redrawn in place on a terminal, a line each tenth
 * elsewhere.
 */
public final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int TENTHS = 10;
    private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();

    private final PrintStream out;
    private final boolean terminal;
    private final String unit;
    private final long total;
    private final long started = System.nanoTime();
    private long drawn;
    private long tenth;

    /**
     * Starts a bar at zero.
     *
     * @param terminal whether {@code out} is one, so that a line can be drawn again
     * @param unit what is counted, for example {@code trades}
     * @param total the count at the end, at least 1
     */
    public ProgressBar(PrintStream out, boolean terminal, String unit, long total) {
        this.out = out;
        this.terminal = terminal;
        this.unit = unit;
        this.total = total;
    }

    /** Whether this process writes to a terminal. */
    @SuppressWarnings("SystemConsoleNull") // release 17: null is how it says that there is none
    public static boolean onTerminal() {
        return System.console() != null;
    }

    /** Shows a count; cheap enough to be called for each step. */
    public void at(long count) {
        long now = System.nanoTime();
        boolean end = count >= total;
        if (terminal && (end || now - drawn > REDRAW_NANOS)) {
            drawn = now;
            int filled = (int) (count * WIDTH / total);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text(count));
            if (end) {
                out.println();
            }
            out.flush();
        } else if (!terminal && count * TENTHS / total > tenth) {
            tenth = count * TENTHS / total;
            out.println(text(count));
        }
    }

    private String text(long count) {
        double seconds = (System.nanoTime() - started) / 1e9;
        return String.format(
                Locale.ROOT,
                "%3d %%  %,d of %,d %s  %.0f s, %,.0f %s/s",
                count * 100 / total,
                count,
                total,
                unit,
                seconds,
                count / Math.max(seconds, 1e-3),
                unit);
    }
}
