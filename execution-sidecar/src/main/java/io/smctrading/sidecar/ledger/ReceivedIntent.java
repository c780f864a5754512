package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.OrderIntent;
import java.time.Instant;

/**
 * An intent as it came.
 *
 * @param intent what is to be placed
 * @param appended when the broker had it, system time
 * @param read when it was read, system time
 * @param sending where it goes
 */
public record ReceivedIntent(OrderIntent intent, Instant appended, Instant read, Sending sending) {}
