package io.smctrading.core.reference;

import io.smctrading.core.market.Side;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import java.time.Instant;
import java.util.List;

/** An entry candidate without ids. */
public record ReferenceSignal(
        Side side,
        Instant anchorTime,
        Instant confirmedTime,
        Instant validUntil,
        double entry,
        double stop,
        double target,
        int confidence,
        EntryFactors factors) {

    /** The engine's signals in this form, in their order. */
    public static List<ReferenceSignal> of(List<EntrySignal> signals) {
        return signals.stream()
                .map(
                        signal ->
                                new ReferenceSignal(
                                        signal.side(),
                                        signal.anchorTime(),
                                        signal.confirmedTime(),
                                        signal.validUntil(),
                                        signal.entry(),
                                        signal.stop(),
                                        signal.target(),
                                        signal.confidence(),
                                        signal.factors()))
                .toList();
    }
}
