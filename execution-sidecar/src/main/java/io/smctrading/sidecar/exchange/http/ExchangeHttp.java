package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.GatewayHealth;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Requests to one exchange: circuit breaker, request limit and bulkhead before, what is certain
 * after. An order goes at most once, except that one which the exchange refused for its time is
 * signed anew with the corrected clock and sent exactly once more; reads are tried again with
 * back-off, within the request time-out.
 */
public final class ExchangeHttp implements AutoCloseable {

    private static final Duration CLOCK_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
    private static final int READ_ATTEMPTS = 3;
    private static final Backoff READ_BACKOFF =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final Setup setup;
    private final HttpTransport transport;
    private final Guards guards;
    private final BanGate ban;
    private final ExchangeClock clock;
    private final ScheduledExecutorService timer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<Double> limitUsed = new AtomicReference<>(0.0);
    private volatile boolean maintenance;

    /**
     * What makes an exchange's requests its own.
     *
     * @param rules how answers are read
     * @param serverTime asks for the exchange's time; empty where it has no clock that matters
     * @param source this system's clock
     */
    public record Setup(
            String venue,
            HttpLimits limits,
            AnswerRules rules,
            Optional<ServerTime> serverTime,
            InstantSource source,
            GatewayObserver observer) {}

    /** How an exchange is asked for its time. */
    public record ServerTime(Call call, Function<HttpAnswer, Instant> reader) {}

    public ExchangeHttp(Setup setup) {
        this.setup = setup;
        this.transport =
                new HttpTransport(Guards.shorter(setup.limits().requestTimeout(), LONGEST_CONNECT));
        this.guards = new Guards(setup);
        this.ban = new BanGate(setup.source());
        this.clock = new ExchangeClock(setup.source(), this::askTime);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, setup.venue() + "-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Measures the exchange's clock, now and every minute. */
    public void start() {
        if (setup.serverTime().isPresent()) {
            measureClock();
            var unused =
                    timer.scheduleWithFixedDelay(
                            this::measureClock,
                            CLOCK_EVERY.toMillis(),
                            CLOCK_EVERY.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** Measures the exchange's clock; if that fails, the offset from before stays. */
    public void measureClock() {
        try {
            setup.observer().clockMeasured(setup.venue(), clock.measure());
        } catch (ExchangeException e) {
            setup.observer().clockNotMeasured(setup.venue(), e.getMessage());
        }
    }

    /** Sends a call and says what is certain. Blocks for the request time-out at most. */
    public Outcome call(Call call) {
        long deadline = System.nanoTime() + setup.limits().requestTimeout().toNanos();
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = signedAnew(call, deadline);
            Duration wait = READ_BACKOFF.after(attempt);
            boolean again =
                    call.kind() == Call.Kind.READ
                            && attempt < READ_ATTEMPTS
                            && Guards.passing(outcome)
                            && System.nanoTime() + wait.toNanos() < deadline;
            if (!again || closedWithin(wait)) {
                return outcome;
            }
        }
    }

    /**
     * Sends a call that changes nothing and gives its answer.
     *
     * @throws ExchangeException for anything but success
     */
    public HttpAnswer read(Call call) {
        Outcome outcome = call(call);
        if (outcome instanceof Outcome.Success success) {
            return success.answer();
        }
        throw new ExchangeException(
                outcome.problem().orElseThrow(),
                setup.venue() + " " + call.operation() + ": " + outcome.reason());
    }

    /** The exchange's clock. */
    public ExchangeClock clock() {
        return clock;
    }

    /** Until when no request may be sent, if so. */
    public Optional<Instant> bannedUntil() {
        return ban.bannedUntil();
    }

    /** The HTTP client, for the WebSocket connections of the same exchange. */
    public HttpClient client() {
        return transport.client();
    }

    /**
     * Where the connection stands.
     *
     * @param stream the private stream; null before one is listened to
     */
    public GatewayHealth health(ExchangeSocket stream) {
        return new GatewayHealth(
                guards.breakerState(),
                ban.bannedUntil().orElse(null),
                maintenance,
                stream != null && stream.ready(),
                stream == null ? null : stream.heard(),
                0,
                clock.offset(),
                limitUsed.get(),
                guards.underWay());
    }

    @Override
    public void close() {
        closed.countDown();
        timer.shutdownNow();
    }

    private Outcome signedAnew(Call call, long deadline) {
        long measurements = clock.measurements();
        Outcome outcome = attempt(call, deadline);
        boolean clockError = outcome.problem().filter(ErrorClass.CLOCK::equals).isPresent();
        if (!clockError || setup.serverTime().isEmpty() || isTimeCall(call)) {
            return outcome;
        }
        try {
            setup.observer().clockMeasured(setup.venue(), clock.measureAfter(measurements));
        } catch (ExchangeException e) {
            setup.observer().clockNotMeasured(setup.venue(), e.getMessage());
            return outcome;
        }
        return attempt(call, deadline);
    }

    private boolean isTimeCall(Call call) {
        return setup.serverTime().filter(time -> time.call().equals(call)).isPresent();
    }

    private Instant askTime() {
        ServerTime time = setup.serverTime().orElseThrow();
        long deadline = System.nanoTime() + setup.limits().requestTimeout().toNanos();
        Outcome outcome = attempt(time.call(), deadline);
        if (outcome instanceof Outcome.Success success) {
            return time.reader().apply(success.answer());
        }
        throw new ExchangeException(outcome.problem().orElseThrow(), outcome.reason());
    }

    /** One attempt, told to the observer. */
    private Outcome attempt(Call call, long deadline) {
        long begun = System.nanoTime();
        Outcome outcome = guarded(call, deadline);
        setup.observer()
                .requestEnded(
                        setup.venue(),
                        call.operation(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        outcome.problem());
        return outcome;
    }

    private Outcome guarded(Call call, long deadline) {
        Optional<Outcome.NotSent> banned = ban.refusal(call);
        if (banned.isPresent()) {
            return banned.get();
        }
        try {
            return guards.pass(call, () -> send(call, deadline));
        } finally {
            ban.over(call);
        }
    }

    private Outcome send(Call call, long deadline) {
        HttpRequest request = call.request().apply(clock.now()).build();
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return new Outcome.NotSent(
                    ErrorClass.UNAVAILABLE, "no time was left for it", Duration.ZERO);
        }
        return transport.exchange(call.operation(), request, left, this::read);
    }

    private Outcome read(HttpAnswer answer) {
        setup.rules().limitUsed(answer).ifPresent(limitUsed::set);
        setup.rules()
                .banOf(answer)
                .ifPresent(
                        found ->
                                setup.observer()
                                        .banned(
                                                setup.venue(),
                                                ban.impose(found),
                                                found.ordersOnly()));
        Outcome outcome = outcomeOf(answer);
        maintenance =
                outcome.problem().filter(ErrorClass.MAINTENANCE::equals).isPresent()
                        || (maintenance && !(outcome instanceof Outcome.Success));
        return outcome;
    }

    private Outcome outcomeOf(HttpAnswer answer) {
        try {
            return setup.rules().outcomeOf(answer);
        } catch (ExchangeException e) {
            return new Outcome.Unknown(e.error(), e.getMessage());
        }
    }

    private boolean closedWithin(Duration wait) {
        try {
            return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
