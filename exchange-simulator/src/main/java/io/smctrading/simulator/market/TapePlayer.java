package io.smctrading.simulator.market;

import io.smctrading.simulator.core.Exchange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Plays the recorded trades on one exchange: up to a recorded time when asked, or by itself at a
 * speed. At the end of the tape it stops. Safe for several threads.
 */
public final class TapePlayer {

    private static final long BEAT_MILLIS = 20;

    private final Exchange exchange;
    private final List<RecordedTrade> trades;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private int next;
    private ScheduledFuture<?> beat;
    private BigDecimal speed = BigDecimal.ZERO;
    private Instant playedTo;
    private long lastBeat;

    public TapePlayer(
            Exchange exchange, Tape tape, ScheduledExecutorService timer, LongSupplier nanos) {
        this.exchange = exchange;
        this.trades = tape.trades();
        this.timer = timer;
        this.nanos = nanos;
        this.playedTo = trades.get(0).time();
    }

    /** Plays every trade that was recorded before a time and has not been played. */
    public synchronized void advance(Instant to) {
        while (next < trades.size() && trades.get(next).time().isBefore(to)) {
            exchange.play(trades.get(next++));
        }
        if (to.isAfter(playedTo)) {
            playedTo = to;
        }
    }

    /** Recorded time up to which trades were played. */
    public synchronized Instant playedTo() {
        return playedTo;
    }

    /** Recorded seconds per second; 0 while paused. */
    public synchronized BigDecimal speed() {
        return speed;
    }

    /** Plays on from where it stands; a speed of 0 pauses. */
    public synchronized void play(BigDecimal newSpeed) {
        if (beat != null) {
            beat.cancel(false);
            beat = null;
        }
        speed = newSpeed;
        lastBeat = nanos.getAsLong();
        if (newSpeed.signum() > 0) {
            beat =
                    timer.scheduleAtFixedRate(
                            this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Back to the first trade, paused. */
    public synchronized void reset() {
        play(BigDecimal.ZERO);
        next = 0;
        playedTo = trades.get(0).time();
    }

    private synchronized void beat() {
        if (speed.signum() == 0) {
            return;
        }
        long now = nanos.getAsLong();
        long recorded =
                BigDecimal.valueOf(now - lastBeat)
                        .multiply(speed)
                        .setScale(0, RoundingMode.DOWN)
                        .longValue();
        lastBeat = now;
        advance(playedTo.plus(Duration.ofNanos(recorded)));
    }
}
