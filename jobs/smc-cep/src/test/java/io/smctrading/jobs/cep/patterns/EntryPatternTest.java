package io.smctrading.jobs.cep.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.cep.StateEntries;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Break with its block, then return, fact by fact. The least confidence is 65. */
class EntryPatternTest {
    private static final Series SERIES = new Series("test", "BTC-USD", Timeframe.M15);
    private static final Instant T0 = Instant.parse("2024-01-01T00:00:00Z");

    private static EntryFact armed(String block) {
        return new EntryFact.BlockArmed(SERIES, block, Direction.BULLISH, T0);
    }

    private static EntryFact returned(String block, int confidence) {
        return new EntryFact.BlockReturned(
                SERIES, block, T0.plusSeconds(900), candidate(block, confidence));
    }

    private static EntryFact disarmed(String block, EntryFact.Reason reason) {
        return new EntryFact.BlockDisarmed(SERIES, block, T0.plusSeconds(900), reason);
    }

    private static EntrySignal candidate(String block, int confidence) {
        return new EntrySignal(
                "signal-" + block,
                Side.LONG,
                Scope.INTERNAL,
                SERIES,
                T0,
                T0.plusSeconds(900),
                T0.plusSeconds(1_800),
                100,
                98,
                104,
                confidence,
                new EntryFactors(false, false, false, false, false, false, false),
                block,
                "break-of-" + block);
    }

    private static List<OfSeries> run(int open, EntryFact... facts) throws Exception {
        try (var harness = Harnesses.entries(DetectionParameters.defaults())) {
            harness.open();
            for (EntryFact fact : facts) {
                harness.processElement(new StreamRecord<>(fact));
            }
            assertThat(StateEntries.of(harness)).containsEntry(StateEntries.FACTS, open);
            return harness.extractOutputValues();
        }
    }

    @Test
    void aReturnToAnArmedBlockIsTheCandidateOfItsBlock() throws Exception {
        assertThat(run(0, armed("a"), returned("a", 70))).containsExactly(candidate("a", 70));
    }

    @Test
    void aCandidateIsASignalFromTheLeastConfidenceOn() throws Exception {
        assertThat(run(0, armed("a"), returned("a", 65))).hasSize(1);
        assertThat(run(0, armed("a"), returned("a", 64))).isEmpty();
    }

    @Test
    void anArmedBlockThatNothingHappensToWaits() throws Exception {
        assertThat(run(1, armed("a"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatIsDisarmedGivesNothing(EntryFact.Reason reason) throws Exception {
        assertThat(run(0, armed("a"), disarmed("a", reason))).isEmpty();
    }

    @Test
    void eachReturnEndsItsOwnBlockInWhateverOrder() throws Exception {
        assertThat(
                        run(
                                1,
                                armed("a"),
                                armed("b"),
                                armed("c"),
                                armed("d"),
                                returned("c", 90),
                                disarmed("a", EntryFact.Reason.INVALIDATED),
                                returned("b", 80)))
                .containsExactly(candidate("c", 90), candidate("b", 80));
    }
}
