package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.ledger.LedgerIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a ledger and the topics beside it belong together. The consumer group remembers, beside
 * each offset, which ledger took the records in: a wiped or older ledger fails closed.
 */
final class LedgerCheck {

    private LedgerCheck() {}

    /**
     * What the broker remembers of a partition of orders.
     *
     * @param offset next offset to read
     * @param ledgerId the ledger that took in what lies before
     */
    record Remembered(long offset, String ledgerId) {}

    /**
     * @param namespace whose topics they are
     * @param identity of the ledger; empty if it is new
     * @param remembered committed offsets of orders by partition
     * @param positions next offsets of orders by partition, as the ledger has them
     * @param executions number of records that executions ever had
     * @throws RefusedException if orders may have been placed that the ledger does not know
     */
    static void verify(
            String namespace,
            Optional<LedgerIdentity> identity,
            Map<Integer, Remembered> remembered,
            Map<Integer, Long> positions,
            long executions) {
        if (identity.isEmpty()) {
            refuseNewBesideOld(namespace, remembered, executions);
            return;
        }
        LedgerIdentity ledger = identity.get();
        if (!ledger.namespace().equals(namespace)) {
            throw new RefusedException(
                    "the ledger belongs to namespace %s, not to %s: choose a namespace that differs"
                                    .formatted(ledger.namespace(), namespace)
                            + " in letters and digits");
        }
        remembered.forEach(
                (partition, offset) -> {
                    if (!offset.ledgerId().equals(ledger.id())) {
                        throw new RefusedException(
                                "orders of %s were taken in by ledger %s, this is %s: not trading"
                                        .formatted(namespace, offset.ledgerId(), ledger.id()));
                    }
                    long position = positions.getOrDefault(partition, 0L);
                    if (offset.offset() > position) {
                        throw new RefusedException(
                                ("the ledger has orders of %s up to offset %d of partition %d, but"
                                                + " had them up to %d before: it is an older copy,"
                                                + " not trading")
                                        .formatted(
                                                namespace, position, partition, offset.offset()));
                    }
                });
    }

    private static void refuseNewBesideOld(
            String namespace, Map<Integer, Remembered> remembered, long executions) {
        if (!remembered.isEmpty() || executions > 0) {
            throw new RefusedException(
                    ("the ledger of %s is empty, but its topics are not: %d records in executions,"
                                    + " offsets of %d partitions of orders committed; bring the"
                                    + " ledger back or take another namespace, not trading")
                            .formatted(namespace, executions, remembered.size()));
        }
    }
}
