package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RandomWalk;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
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
    private static final int LOOK_EVERY = 1_000;

    /** Checkpoint of one subtask in bytes by operator, Flink's description of the state included. */
    private static Map<String, Long> bytes(DetectionChain chain) throws Exception {
        Map<String, Long> bytes = new HashMap<>();
        chain.snapshot()
                .forEach((operator, state) -> bytes.put(operator, state.getStateSize()));
        return bytes;
    }

    @Test
    void aMillionCandlesLeaveNoMoreThanFiftyThousand() throws Exception {
        RandomWalk walk = new RandomWalk(Timeframe.M1, SEED);
        Map<String, Long> mostOfTheFew = new HashMap<>();
        Map<Integer, Map<String, Long>> shown = new TreeMap<>();
        int signals = 0;
        try (DetectionChain chain = DetectionChain.start(PARAMETERS)) {
            for (int candles = 1; candles <= MANY; candles++) {
                for (OfSeries told : chain.process(SeriesInput.of(SERIES, walk.next()))) {
                    signals += told instanceof EntrySignal ? 1 : 0;
                }
                if (candles % LOOK_EVERY == 0) {
                    keepsWhatIsOpenAndNothingElse(chain);
                    if (candles <= FEW) {
                        bytes(chain).forEach((name, size) -> mostOfTheFew.merge(name, size, Math::max));
                    }
                }
                if (SHOWN.contains(candles)) {
                    shown.put(candles, bytes(chain));
                }
            }
        }
        Files.write(Path.of("target", "checkpoint-sizes.md"), table(shown));
        assertThat(signals).as("signals, seed " + SEED).isGreaterThan(1_000);
        shown.get(MANY)
                .forEach(
                        (operator, size) ->
                                assertThat(size)
                                        .as(operator + ", seed " + SEED)
                                        .isPositive()
                                        .isLessThanOrEqualTo(mostOfTheFew.get(operator)));
    }

    private static void keepsWhatIsOpenAndNothingElse(DetectionChain chain) throws Exception {
        // Four references can stand: a high and a low in each scope.
        assertThat(chain.standingSwings()).isBetween(0, 4);
        // Each candle arms two blocks at most, and none is armed for longer than the rule allows.
        assertThat(chain.armedBlocks())
                .isBetween(0, 2 * PARAMETERS.entry().maxBarsToEntry());
        Map<String, Integer> open =
                Map.of(
                        "break", chain.standingSwings(),
                        "character", 2,
                        "entry", chain.armedBlocks());
        open.forEach(
                (operator, facts) -> {
                    try {
                        assertThat(chain.openMatches(operator)).as(operator).isEqualTo(facts);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
        chain.entries()
                .forEach(
                        (state, entries) -> {
                            // Of the automaton one more: the match that has not begun.
                            int most =
                                    state.startsWith("structure/")
                                            ? 1
                                            : 1 + open.get(state.substring(0, state.indexOf('/')));
                            assertThat(entries).as(state).isLessThanOrEqualTo(most);
                        });
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
