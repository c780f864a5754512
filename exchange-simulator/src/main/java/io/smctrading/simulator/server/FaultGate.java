package io.smctrading.simulator.server;

import io.javalin.http.Context;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.Operation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before the routes of an exchange and lets its faults strike the requests. */
public final class FaultGate implements AutoCloseable {

    private static final Set<FaultKind> BEFORE =
            EnumSet.of(
                    FaultKind.TIMEOUT_BEFORE,
                    FaultKind.ERROR_BEFORE,
                    FaultKind.CODE_BEFORE,
                    FaultKind.RATE_LIMIT,
                    FaultKind.BAN);
    private static final Set<FaultKind> AFTER =
            EnumSet.of(FaultKind.TIMEOUT_AFTER, FaultKind.ERROR_AFTER, FaultKind.CODE_AFTER);
    private static final int GATEWAY_TIMEOUT = 504;

    private final Faults faults;
    private final FaultAnswers answers;
    private final ScheduledExecutorService timer;
    private final Map<Long, CompletableFuture<Void>> held = new ConcurrentHashMap<>();
    private final AtomicLong holds = new AtomicLong();

    public FaultGate(Faults faults, FaultAnswers answers, ScheduledExecutorService timer) {
        this.faults = faults;
        this.answers = answers;
        this.timer = timer;
    }

    /**
     * Serves a request, or does to it what a fault says.
     *
     * @param answer writes the whole answer, errors included; it may not throw
     */
    public void serve(Context context, Operation operation, Runnable answer) {
        if (faults.maintenance()) {
            answers.maintenance(context);
            return;
        }
        Optional<Fault> before = faults.strike(BEFORE, operation);
        if (before.isPresent()) {
            strikeBefore(context, before.get());
            return;
        }
        Optional<Fault> after = faults.strike(AFTER, operation);
        answer.run();
        after.ifPresent(fault -> strikeAfter(context, fault));
    }

    private void strikeBefore(Context context, Fault fault) {
        switch (fault.kind()) {
            case ERROR_BEFORE -> answers.serverError(context, fault);
            case CODE_BEFORE -> answers.errorCode(context, fault);
            case RATE_LIMIT -> answers.rateLimited(context, fault);
            case BAN -> answers.banned(context, fault);
            default ->
                    hold(context, fault.hold(), () -> context.status(GATEWAY_TIMEOUT).result(""));
        }
    }

    private void strikeAfter(Context context, Fault fault) {
        switch (fault.kind()) {
            case ERROR_AFTER -> answers.serverError(context, fault);
            case CODE_AFTER -> answers.errorCode(context, fault);
            default -> {
                String result = context.result();
                hold(context, fault.hold(), () -> context.result(result == null ? "" : result));
            }
        }
    }

    private void hold(Context context, Duration length, Runnable then) {
        CompletableFuture<Void> released = new CompletableFuture<>();
        long number = holds.incrementAndGet();
        held.put(number, released);
        var unused =
                timer.schedule(
                        () -> released.complete(null), length.toMillis(), TimeUnit.MILLISECONDS);
        context.future(
                () ->
                        released.thenRun(
                                () -> {
                                    held.remove(number);
                                    then.run();
                                }));
    }

    /** Lets go of every held answer. */
    @Override
    public void close() {
        held.values().forEach(one -> one.complete(null));
    }
}
