package io.smctrading.sidecar.http;

import io.smctrading.core.risk.OrderRequest;
import java.util.concurrent.CompletableFuture;

/** Hands a person's order to risk. */
@FunctionalInterface
public interface RequestPublisher {

    /**
     * Safe for several threads.
     *
     * @param actor who asked
     * @return done once the broker has it; fails if it may not have it
     */
    CompletableFuture<Void> publish(OrderRequest request, String actor);
}
