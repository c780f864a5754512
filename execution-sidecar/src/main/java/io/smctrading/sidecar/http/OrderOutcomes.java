package io.smctrading.sidecar.http;

import io.smctrading.sidecar.ledger.LedgerException;
import io.smctrading.sidecar.ledger.OrderRequests;
import io.smctrading.sidecar.ledger.OrderRequests.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Waits for what becomes of requests: while somebody waits, one thread looks after all of them in
 * the ledger, in one query, every few milliseconds.
 */
final class OrderOutcomes implements AutoCloseable {

    private static final long PAUSE_MILLIS = 5;

    private record Waiting(
            String orderId,
            Predicate<Outcome> enough,
            long deadline,
            CompletableFuture<Outcome> answer) {}

    private final OrderRequests requests;
    private final Map<CompletableFuture<Outcome>, Waiting> waiting = new HashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "order outcomes");
                        thread.setDaemon(true);
                        return thread;
                    });
    private boolean looking;

    OrderOutcomes(OrderRequests requests) {
        this.requests = requests;
    }

    /**
     * How far a request is as soon as that is enough, or once the time is up.
     *
     * @return fails if the ledger did not answer until then
     */
    CompletableFuture<Outcome> await(String orderId, Predicate<Outcome> enough, Duration most) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        Waiting one = new Waiting(orderId, enough, System.nanoTime() + most.toNanos(), answer);
        synchronized (this) {
            waiting.put(answer, one);
            if (!looking) {
                looking = true;
                clock.execute(this::look);
            }
        }
        return answer;
    }

    private void look() {
        try {
            answerAll();
        } finally {
            goOn();
        }
    }

    private void answerAll() {
        Map<String, Outcome> outcomes = new HashMap<>();
        LedgerException problem = null;
        List<Waiting> all = all();
        try {
            List<String> ids = all.stream().map(Waiting::orderId).distinct().toList();
            requests.outcomes(ids).forEach(outcome -> outcomes.put(outcome.orderId(), outcome));
        } catch (LedgerException e) {
            problem = e;
        }
        for (Waiting one : all) {
            Outcome outcome = outcomes.get(one.orderId());
            boolean late = System.nanoTime() - one.deadline() >= 0;
            if (outcome != null && (late || one.enough().test(outcome))) {
                one.answer().complete(outcome);
            } else if (late) {
                one.answer()
                        .completeExceptionally(
                                problem == null
                                        ? new LedgerException("the request is not stored")
                                        : problem);
            }
        }
    }

    private synchronized List<Waiting> all() {
        return List.copyOf(waiting.values());
    }

    private synchronized void goOn() {
        waiting.keySet().removeIf(CompletableFuture::isDone);
        looking = !waiting.isEmpty();
        if (looking) {
            var unused = clock.schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
