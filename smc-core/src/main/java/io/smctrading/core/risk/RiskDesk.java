package io.smctrading.core.risk;

import io.smctrading.core.market.Clock;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.LockStepGate.Mode;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.MinuteComplete;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.OrdersComplete;
import io.smctrading.core.risk.RiskOutput.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Risk of one account, whatever hosts it: give it inputs one by one, it gives decisions, intents,
 * snapshots and clocks.
 *
 * <p>While clocks are lock-step, the inputs of a minute wait until signals, executions and candles
 * of all symbols have come to it; then they are handled in one canonical order, so that the order
 * in which they arrived decides nothing:
 *
 * <pre>
 *   signals    ··s··s·|T          reports, marks, T, signals      executions ··r·|T decided
 *   executions ···r···|T   ───▶   → decisions, intents,     ───▶  → snapshot,        ───▶ next
 *   candles    ····m··|T            orders complete at T            minute T complete
 * </pre>
 *
 * <p>When clocks run freely, everything is handled on arrival; a snapshot follows a candle clock if
 * something has changed, at most one per minute of market time.
 *
 * <p>Control commands and instruments are handled on arrival always. The desk itself has no state.
 */
public final class RiskDesk {

    private static final Comparator<RiskInput.Timed> CANONICAL =
            Comparator.comparingInt(RiskDesk::rank).thenComparing(RiskDesk::compareWithinRank);

    private final RiskEngine engine;

    /**
     * A desk for accounts with these limits.
     *
     * @param memory how long, in market time, ended orders and seen signals are remembered; what is
     *     older and unknown is dropped, above 0
     */
    public RiskDesk(RiskLimits limits, Duration memory) {
        if (memory.isNegative() || memory.isZero()) {
            throw new IllegalArgumentException("memory " + memory + " is not above 0");
        }
        this.engine = new RiskEngine(limits, memory);
    }

    /** Handles one input: changes the state, gives what follows from it. */
    public void on(RiskState state, RiskInput input, Consumer<RiskOutput> out) {
        if (!(input instanceof RiskInput.Timed timed)) {
            engine.handle(state.account, input, out);
            advance(state, out);
            return;
        }
        if (timed instanceof ClockInput clock) {
            if (!state.gate.advance(clock)) {
                out.accept(new Noted(Note.DUPLICATE_CLOCK));
                return;
            }
            follow(state, clock.clock().lockStep(), out);
        }
        if (state.gate.mode() == Mode.FREE) {
            handleNow(state, timed, out);
            return;
        }
        state.gate.hold(timed);
        if (timed instanceof ClockInput) {
            advance(state, out);
        }
    }

    private void follow(RiskState state, boolean lockStep, Consumer<RiskOutput> out) {
        Mode mode = lockStep ? Mode.LOCK_STEP : Mode.FREE;
        if (mode == Mode.FREE && state.gate.mode() != Mode.FREE) {
            handleAll(state, state.gate.releaseAll(), out);
            state.gate.endDeciding();
        }
        state.gate.switchTo(mode);
    }

    private void handleNow(RiskState state, RiskInput.Timed input, Consumer<RiskOutput> out) {
        if (!(input instanceof ClockInput clockInput)) {
            engine.handle(state.account, input, out);
            return;
        }
        Clock clock = clockInput.clock();
        engine.reach(state.account, input.instrument(), input.channel(), clock.time());
        engine.forget(state.account, clock.time());
        switch (input.channel()) {
            case CANDLES -> {
                if (state.account.changed && clock.time().isAfter(state.lastSnapshot)) {
                    snapshot(state, clock.time(), out);
                }
            }
            case SIGNALS -> out.accept(new OrdersComplete(clock.withMark(Clock.Mark.DECISIONS)));
            case EXECUTIONS -> {
                if (clock.mark() == Clock.Mark.DECISIONS) {
                    out.accept(new MinuteComplete(clock));
                }
            }
        }
    }

    private void advance(RiskState state, Consumer<RiskOutput> out) {
        if (state.gate.mode() != Mode.LOCK_STEP) {
            return;
        }
        boolean moved = true;
        while (moved) {
            moved =
                    state.gate.deciding().isEmpty()
                            ? decideMinute(state, out)
                            : completeMinute(state, out);
        }
    }

    private boolean decideMinute(RiskState state, Consumer<RiskOutput> out) {
        LockStepGate gate = state.gate;
        List<Clock> minute = gate.wholeMinute(state.account.instruments.keySet());
        if (minute.isEmpty()) {
            return false;
        }
        Instant time = minute.get(0).time();
        List<RiskInput.Timed> inputs = gate.releaseMarket(time);
        // Time moves on between marks and signals: what closed by T is worth its last price of the
        // old day, what is decided at T belongs to the new one.
        List<RiskInput.Timed> signals =
                inputs.stream().filter(SignalInput.class::isInstance).toList();
        handleAll(
                state,
                inputs.stream().filter(input -> !(input instanceof SignalInput)).toList(),
                out);
        for (Clock clock : minute) {
            for (Channel channel : Channel.values()) {
                engine.reach(
                        state.account,
                        new InstrumentId(clock.venue(), clock.symbol()),
                        channel,
                        time);
            }
        }
        engine.forget(state.account, time);
        handleAll(state, signals, out);
        List<Clock> decided =
                minute.stream().map(clock -> clock.withMark(Clock.Mark.DECISIONS)).toList();
        decided.forEach(clock -> out.accept(new OrdersComplete(clock)));
        gate.startDeciding(decided);
        return true;
    }

    private boolean completeMinute(RiskState state, Consumer<RiskOutput> out) {
        LockStepGate gate = state.gate;
        if (!gate.minuteAnswered()) {
            return false;
        }
        List<Clock> minute = gate.deciding();
        Instant time = minute.get(0).time();
        handleAll(state, gate.releaseAnswers(), out);
        snapshot(state, time, out);
        minute.forEach(clock -> out.accept(new MinuteComplete(clock)));
        gate.endDeciding();
        return true;
    }

    private void handleAll(
            RiskState state, List<RiskInput.Timed> inputs, Consumer<RiskOutput> out) {
        inputs.stream()
                .sorted(CANONICAL)
                .forEach(input -> engine.handle(state.account, input, out));
    }

    private void snapshot(RiskState state, Instant time, Consumer<RiskOutput> out) {
        out.accept(new Snapshot(engine.snapshot(state.account, time)));
        state.lastSnapshot = time;
    }

    private static int rank(RiskInput.Timed input) {
        if (input instanceof ReportInput) {
            return 0;
        }
        return input instanceof MarkInput ? 1 : 2;
    }

    private static int compareWithinRank(RiskInput.Timed one, RiskInput.Timed other) {
        if (one instanceof ReportInput first && other instanceof ReportInput second) {
            return OrderReport.CANONICAL.compare(first.report(), second.report());
        }
        if (one instanceof MarkInput first && other instanceof MarkInput second) {
            return Comparator.comparing(MarkInput::openTime)
                    .thenComparing(MarkInput::instrument)
                    .compare(first, second);
        }
        if (one instanceof SignalInput first && other instanceof SignalInput second) {
            return TradeSignal.CANONICAL.compare(first.signal(), second.signal());
        }
        return 0;
    }
}
