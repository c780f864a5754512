package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;

/**
 * Hears an account's private stream, in its order, from one thread at a time. Of one message the
 * executions are told before the state of the order that they lead to.
 */
public interface StreamListener {

    /** From here on nothing is missed; what happened before has to be asked for. */
    void connected();

    void order(VenueOrder order);

    void fill(VenueFill fill);

    /** Something may be missed until {@link #connected()} comes again. */
    void disconnected(String reason);
}
