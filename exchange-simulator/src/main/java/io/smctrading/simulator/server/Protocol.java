package io.smctrading.simulator.server;

import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import java.util.Map;

/** An exchange as its customers see it: the engine, and what is spoken on its port. */
public interface Protocol extends AutoCloseable {

    Exchange exchange();

    Faults faults();

    /** Adds the routes and streams of the exchange, with its own paths at the root. */
    void configure(JavalinConfig config);

    /** Private events that came to pass so far. */
    long privateEvents();

    /** Cuts every stream without a word. */
    void disconnect();

    /** Ends every stream as the exchange does when it restarts, announced if it announces that. */
    default void shutDown() {
        disconnect();
    }

    /** What else of its inside the admin API shows. */
    default Map<String, Object> truth() {
        return Map.of();
    }

    /** Forgets limits, bans and subscriptions' counters; the engine is reset by the caller. */
    void reset();

    /** Ends streams and timers; held answers are let go. */
    @Override
    void close();
}
