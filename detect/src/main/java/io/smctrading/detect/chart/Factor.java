package io.smctrading.detect.chart;

import io.smctrading.core.signal.EntryFactors;
import java.util.List;
import java.util.function.Predicate;

/**
 * A factor of an entry, as the page explains it.
 *
 * @param name as in the definition of entry signals
 * @param words the same, in words for a reader
 * @param holds whether it does
 * @param alone the factors of an entry that only it speaks for
 */
record Factor(String name, String words, Predicate<EntryFactors> holds, EntryFactors alone) {

    /** In the order of their definition. */
    static final List<Factor> ALL =
            List.of(
                    new Factor(
                            "sweep",
                            "Liquidity swept before",
                            EntryFactors::sweep,
                            new EntryFactors(true, false, false, false, false, false, false)),
                    new Factor(
                            "change_of_character",
                            "Break turned the trend",
                            EntryFactors::changeOfCharacter,
                            new EntryFactors(false, true, false, false, false, false, false)),
                    new Factor(
                            "gap_overlap",
                            "Gap overlaps the block",
                            EntryFactors::gapOverlap,
                            new EntryFactors(false, false, true, false, false, false, false)),
                    new Factor(
                            "range_side",
                            "Long cheap, short dear",
                            EntryFactors::rangeSide,
                            new EntryFactors(false, false, false, true, false, false, false)),
                    new Factor(
                            "swing_trend",
                            "Swing trend agrees",
                            EntryFactors::swingTrend,
                            new EntryFactors(false, false, false, false, true, false, false)),
                    new Factor(
                            "block_strength",
                            "Block strength 0.5 or more",
                            EntryFactors::blockStrength,
                            new EntryFactors(false, false, false, false, false, true, false)),
                    new Factor(
                            "kill_zone",
                            "In a kill zone",
                            EntryFactors::killZone,
                            new EntryFactors(false, false, false, false, false, false, true)));

    /** The confidence of an entry that nothing speaks for, in hundredths. */
    static int base() {
        return new EntryFactors(false, false, false, false, false, false, false).confidence();
    }

    /** What it adds to the confidence, in hundredths. */
    int weight() {
        return alone.confidence() - base();
    }

    /** One bit for each factor that holds, the first factor's the lowest. */
    static int bits(EntryFactors factors) {
        int bits = 0;
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).holds.test(factors)) {
                bits |= 1 << i;
            }
        }
        return bits;
    }
}
