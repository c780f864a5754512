package io.smctrading.sidecar;

import java.util.List;
import java.util.Optional;

/** Moves new orders from one exchange to another; what works or is held stays where it is. */
@FunctionalInterface
public interface Failover {

    /**
     * Moves from now on.
     *
     * @param symbol canonical symbol; empty for all that go to the first exchange
     * @param actor who wants it
     * @param reason why, in a person's words
     * @return the symbols that moved, or * for every one
     * @throws RequestRefusedException if an exchange is unknown, does not trade the symbol, or
     *     nothing trades now
     */
    List<String> move(String from, String to, Optional<String> symbol, String actor, String reason);
}
