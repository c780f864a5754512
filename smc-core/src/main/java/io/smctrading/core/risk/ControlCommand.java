package io.smctrading.core.risk;

import java.time.Instant;

/**
 * An operator's word.
 *
 * @param account trading account it is for
 * @param action what is ordered
 * @param reason why, in a person's words
 * @param actor who ordered it
 * @param issuedTime system time of the order: the only one here that is not market time
 */
public record ControlCommand(
        String account, Action action, String reason, String actor, Instant issuedTime) {

    /** What can be ordered. */
    public enum Action {
        /** No new entries; exits still pass. */
        HALT,
        /** Entries again. */
        RESUME
    }
}
