package io.smctrading.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Things that are done at the same time, all of which must succeed. */
final class ParallelWork implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    work -> {
                        Thread thread = new Thread(work, "stack-work");
                        thread.setDaemon(true);
                        return thread;
                    });

    CompletableFuture<Void> start(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    CompletableFuture<Void> startAfter(CompletableFuture<Void> earlier, Runnable work) {
        return earlier.thenRunAsync(work, threads);
    }

    /**
     * Waits for all.
     *
     * @throws StackException as soon as one fails
     */
    static void awaitAll(List<CompletableFuture<Void>> all) {
        CompletableFuture<Object> failure = new CompletableFuture<>();
        List<CompletableFuture<?>> watched = new ArrayList<>();
        for (CompletableFuture<Void> one : all) {
            watched.add(
                    one.whenComplete(
                            (done, problem) -> {
                                if (problem != null) {
                                    failure.completeExceptionally(problem);
                                }
                            }));
        }
        CompletableFuture<Void> success =
                CompletableFuture.allOf(watched.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(failure, success).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof StackException expected
                    ? expected
                    : StackException.failed("the stack did not start: " + cause, cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
