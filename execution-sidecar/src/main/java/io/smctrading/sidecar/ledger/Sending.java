package io.smctrading.sidecar.ledger;

import java.time.Instant;

/**
 * Where an order was sent, durable before it leaves.
 *
 * @param venue where it is placed, which never changes once it is SENT
 * @param at when it was about to be sent for the last time, system time
 * @param bookmark where the account's history at the venue stood before; empty if it has none
 */
public record Sending(String venue, Instant at, String bookmark) {}
