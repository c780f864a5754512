package io.smctrading.sidecar.ledger;

import java.time.Instant;

/**
 * Whether new entries pass.
 *
 * @param account the account it is about
 * @param halted true if only exits pass
 * @param actor who ordered it
 * @param reason why, in a person's words
 * @param changed when, system time
 * @param changeId unique id of the change
 * @param announced whether control.commands has it
 */
public record TradingState(
        String account,
        boolean halted,
        String actor,
        String reason,
        Instant changed,
        String changeId,
        boolean announced) {

    public String name() {
        return halted ? "HALTED" : "TRADING";
    }
}
