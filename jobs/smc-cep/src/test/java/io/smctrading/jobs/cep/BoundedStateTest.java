package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RandomWalk;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.jobs.cep.functions.SeriesInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the operators keep is bounded by the parameters, not by the number of candles. Leaves a
 * table of checkpoint sizes in {@code target/checkpoint-sizes.md}.
 */
class BoundedStateTest {
    private static final Series SERIES = new Series("test", "AAA-BBB", Timeframe.M1);
    private static final DetectionParameters PARAMETERS = DetectionParameters.defaults();
    private static final long SEED = 20240101;
    private static final int FEW = 50_000;
    private static final int MANY = 1_000_000;
    private static final Set<Integer> SHOWN = Set.of(FEW, 200_000, MANY);
    private static final int ZONE_BYTES = 33;
    private static final int LOOK_EVERY = 1_000;

    /**
     * Checkpoint of one subtask in bytes by operator, Flink's description of the state included.
     */
    private static Map<String, Long> bytes(DetectionChain chain) throws Exception {
        Map<String, Long> bytes = new HashMap<>();
        chain.snapshot().forEach((operator, state) -> bytes.put(operator, state.getStateSize()));
        return bytes;
    }

    /**
     * The same without the live zones: up to their cap there may be more at one time than another.
     */
    private static Map<String, Long> bytesButZones(DetectionChain chain, int liveZones)
            throws Exception {
        Map<String, Long> bytes = bytes(chain);
        bytes.merge("structure", -(long) ZONE_BYTES * liveZones, Long::sum);
        return bytes;
    }

    @Test
    void aMillionCandlesLeaveNoMoreThanFiftyThousand() throws Exception {
        RandomWalk walk = new RandomWalk(Timeframe.M1, SEED);
        Map<String, Long> mostOfTheFew = new HashMap<>();
        Map<String, Long> ofTheMany;
        Map<Integer, Map<String, Long>> shown = new TreeMap<>();
        int signals = 0;
        int liveZones = 0;
        try (DetectionChain chain = DetectionChain.start(PARAMETERS)) {
            for (int candles = 1; candles <= MANY; candles++) {
                for (OfSeries told : chain.process(SeriesInput.of(SERIES, walk.next()))) {
                    if (told instanceof StructureEvent event) {
                        liveZones += change(event.type());
                    } else {
                        signals++;
                    }
                }
                if (candles % LOOK_EVERY == 0) {
                    assertThat(liveZones).isBetween(1, 3 * PARAMETERS.structure().maxLiveZones());
                    keepsWhatIsOpenAndNothingElse(chain);
                    if (candles <= FEW) {
                        bytesButZones(chain, liveZones)
                                .forEach((name, size) -> mostOfTheFew.merge(name, size, Math::max));
                    }
                }
                if (SHOWN.contains(candles)) {
                    shown.put(candles, bytes(chain));
                }
            }
            ofTheMany = bytesButZones(chain, liveZones);
        }
        Files.write(Path.of("target", "checkpoint-sizes.md"), table(shown));
        assertThat(signals).as("signals, seed " + SEED).isGreaterThan(1_000);
        ofTheMany.forEach(
                (operator, size) ->
                        assertThat(size)
                                .as(operator + ", seed " + SEED)
                                .isPositive()
                                .isLessThanOrEqualTo(mostOfTheFew.get(operator)));
    }

    /** By how many zones there are more after this. */
    private static int change(StructureEventType type) {
        return switch (type) {
            case ORDER_BLOCK, FAIR_VALUE_GAP -> 1;
            case ORDER_BLOCK_INVALIDATED,
                    ORDER_BLOCK_EXPIRED,
                    FAIR_VALUE_GAP_FILLED,
                    FAIR_VALUE_GAP_EXPIRED ->
                    -1;
            default -> 0;
        };
    }

    private static void keepsWhatIsOpenAndNothingElse(DetectionChain chain) throws Exception {
        // Four references can stand: a high and a low in each scope.
        assertThat(chain.standingSwings()).isBetween(0, 4);
        // Each candle arms two blocks at most, and none is armed for longer than the rule allows.
        assertThat(chain.armedBlocks()).isBetween(0, 2 * PARAMETERS.entry().maxBarsToEntry());
        keeps(chain, "break", chain.standingSwings());
        keeps(chain, "character", 2);
        keeps(chain, "entry", chain.armedBlocks());
        assertThat(chain.entries("structure")).containsExactly(entry("structure-engine", 1));
    }

    private static void keeps(DetectionChain chain, String pattern, int open) throws Exception {
        Map<String, Integer> entries = chain.entries(pattern);
        assertThat(entries.get(StateEntries.FACTS)).as(pattern).isEqualTo(open);
        // Of each lane that holds a fact one more: the match that has not begun.
        assertThat(entries.get(StateEntries.PARTIAL_MATCHES))
                .as(pattern)
                .isLessThanOrEqualTo(2 * open);
        assertThat(entries).as(pattern).hasSize(3).containsEntry("sequences", 1);
    }

    private static List<String> table(Map<Integer, Map<String, Long>> shown) {
        List<String> lines = new ArrayList<>();
        lines.add("| candles | " + String.join(" | ", DetectionChain.OPERATORS) + " | together |");
        lines.add("|---|" + "---|".repeat(DetectionChain.OPERATORS.size() + 1));
        shown.forEach(
                (candles, bytes) -> {
                    StringBuilder line = new StringBuilder();
                    line.append(String.format(Locale.ROOT, "| %,d |", candles));
                    for (String operator : DetectionChain.OPERATORS) {
                        line.append(String.format(Locale.ROOT, " %,d |", bytes.get(operator)));
                    }
                    long together = bytes.values().stream().mapToLong(Long::longValue).sum();
                    lines.add(line + String.format(Locale.ROOT, " %,d |", together));
                });
        return lines;
    }
}
