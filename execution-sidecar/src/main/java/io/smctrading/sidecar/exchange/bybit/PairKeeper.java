package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ExitId;
import io.smctrading.sidecar.exchange.http.Backoff;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the other exit of a pair that was placed for what is held, once one is filled: Bybit does
 * not do that for orders with ids of ours. What it could not hear, being down, is left to whoever
 * compares the open orders with the ledger.
 */
final class PairKeeper implements Consumer<BybitOrder>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PairKeeper.class);
    private static final int ATTEMPTS = 8;
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final BiFunction<String, String, CancelAnswer> cancel;
    private final ScheduledExecutorService thread;

    /**
     * @param cancel takes the instrument and our id
     */
    PairKeeper(String venue, BiFunction<String, String, CancelAnswer> cancel) {
        this.cancel = cancel;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, venue + "-pairs");
                            made.setDaemon(true);
                            return made;
                        });
    }

    @Override
    public void accept(BybitOrder order) {
        if (order.status() == OrderStatus.FILLED) {
            ExitId.parse(order.orderLinkId())
                    .ifPresent(exit -> cancelSoon(order.symbol(), exit.sibling().text(), 1));
        }
    }

    private void cancelSoon(String symbol, String clientId, int attempt) {
        Duration wait = attempt == 1 ? Duration.ZERO : BACKOFF.after(attempt - 1);
        try {
            var unused =
                    thread.schedule(
                            () -> attempt(symbol, clientId, attempt),
                            wait.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.warn("closed before {} was cancelled", clientId);
        }
    }

    private void attempt(String symbol, String clientId, int attempt) {
        if (cancel.apply(symbol, clientId) instanceof CancelAnswer.Failed failed) {
            if (attempt == ATTEMPTS) {
                LOG.error(
                        "{} still works beside its filled sibling: {}", clientId, failed.reason());
            } else {
                cancelSoon(symbol, clientId, attempt + 1);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
