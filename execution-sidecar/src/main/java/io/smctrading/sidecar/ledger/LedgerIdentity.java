package io.smctrading.sidecar.ledger;

/**
 * Which ledger this is.
 *
 * @param id made once, when the ledger was
 * @param namespace whose orders it holds
 */
public record LedgerIdentity(String id, String namespace) {}
