package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.ORDER_BLOCK;
import static io.smctrading.core.structure.StructureEventType.ORDER_BLOCK_EXPIRED;
import static io.smctrading.core.structure.StructureEventType.ORDER_BLOCK_INVALIDATED;
import static io.smctrading.core.structure.StructureEventType.ORDER_BLOCK_MITIGATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBlockTest {
    private static final StructureEventType[] BLOCKS = {
        ORDER_BLOCK, ORDER_BLOCK_MITIGATED, ORDER_BLOCK_INVALIDATED, ORDER_BLOCK_EXPIRED
    };

    /** Swing high 15 at 2, lowest low at 4, a candle down at 5, the break at 6. */
    private static CandleBuilder broken() {
        return candles(Timeframe.M15, Told.START)
                .ohlc(9, 10, 9, 9.5)
                .ohlc(9.5, 12, 9.5, 11)
                .ohlc(11, 15, 11, 14)
                .ohlc(14, 14, 11, 12)
                .ohlc(12, 12.5, 10, 12)
                .ohlcv(12, 14, 11, 11.5, 3)
                .ohlcv(11.5, 17, 11.5, 16, 1);
    }

    private static StructureParameters with(OrderBlockRule rule, OrderBlockBreak end) {
        return Told.parameters(BreakMode.CLOSE, rule, end, 100);
    }

    @Test
    void extremeTakesTheLowestCandleBetweenSwingAndBreak() {
        assertThat(Told.words(Told.small(), broken().build(), BLOCKS))
                .containsExactly("6 ORDER_BLOCK BULLISH @4 10.0..12.5");
    }

    @Test
    void lastOppositeTakesTheLatestCandleThatClosedAgainstTheBreak() {
        assertThat(
                        Told.words(
                                with(OrderBlockRule.LAST_OPPOSITE, OrderBlockBreak.WICK),
                                broken().build(),
                                BLOCKS))
                .containsExactly("6 ORDER_BLOCK BULLISH @5 11.0..14.0");
    }

    @Test
    void extremeTakesTheLatestOnTies() {
        OrderBlockCandidates candidates = new OrderBlockCandidates(Direction.BEARISH);
        candidates.add(1, 5, 9, 4, 5);
        candidates.add(2, 5, 9, 3, 5);
        candidates.add(3, 5, 8, 3, 5);
        assertThat(candidates.time(OrderBlockRule.EXTREME)).isEqualTo(2);
        assertThat(candidates.time(OrderBlockRule.LAST_OPPOSITE)).isEqualTo(2);
    }

    @Test
    void bullishExtremeTakesTheLatestOnTiesAndADojiClosesAgainstNothing() {
        OrderBlockCandidates candidates = new OrderBlockCandidates(Direction.BULLISH);
        candidates.add(1, 6, 9, 4, 5);
        candidates.add(2, 5, 8, 4, 5);
        candidates.add(3, 5, 9, 4.1, 5);
        assertThat(candidates.time(OrderBlockRule.EXTREME)).isEqualTo(2);
        assertThat(candidates.time(OrderBlockRule.LAST_OPPOSITE)).isEqualTo(1);
    }

    @Test
    void namesItsBreakAndCarriesVolumeAndStrength() {
        List<StructureEvent> events = Told.events(Told.small(), broken().build());
        StructureEvent block = events.get(events.size() - 1);
        StructureEvent before =
                events.stream().filter(e -> e.type().isBreak()).findFirst().orElseThrow();
        assertThat(block.breakId()).isEqualTo(before.eventId());
        assertThat(block.volume()).isEqualTo(5);
        assertThat(block.strength()).isEqualTo(0.25);
        assertThat(OrderBlockCandidates.strength(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void isMitigatedByTheFirstTouchAndInvalidatedByAWickBeyond() {
        List<Bar> bars =
                broken().ohlc(16, 16, 12.5, 15).ohlc(15, 15, 10, 14).ohlc(14, 14, 9.9, 13).build();
        assertThat(Told.words(Told.small(), bars, BLOCKS))
                .containsExactly(
                        "6 ORDER_BLOCK BULLISH @4 10.0..12.5",
                        "7 ORDER_BLOCK_MITIGATED BULLISH @4 10.0..12.5",
                        "9 ORDER_BLOCK_INVALIDATED BULLISH @4 10.0..12.5");
    }

    @Test
    void inModeCloseAWickBeyondDoesNotInvalidate() {
        StructureParameters close = with(OrderBlockRule.EXTREME, OrderBlockBreak.CLOSE);
        List<Bar> bars = broken().ohlc(16, 16, 9, 13).ohlc(13, 13, 9, 9.5).build();
        assertThat(Told.words(close, bars, BLOCKS))
                .containsSubsequence(
                        "7 ORDER_BLOCK_MITIGATED BULLISH @4 10.0..12.5",
                        "8 ORDER_BLOCK_INVALIDATED BULLISH @4 10.0..12.5");
    }

    @Test
    void mitigationComesFirstWhenOneCandleDoesBoth() {
        List<Bar> bars = broken().ohlc(16, 16, 9, 9.5).build();
        assertThat(Told.words(Told.small(), bars, BLOCKS))
                .containsSubsequence(
                        "7 ORDER_BLOCK_MITIGATED BULLISH @4 10.0..12.5",
                        "7 ORDER_BLOCK_INVALIDATED BULLISH @4 10.0..12.5");
    }

    @Test
    void reactsFromTheCandleAfterItsBirthOn() {
        // The break itself reaches down into the block.
        assertThat(Told.words(Told.small(), broken().build(), BLOCKS))
                .containsExactly("6 ORDER_BLOCK BULLISH @4 10.0..12.5");
        assertThat(Told.words(Told.small(), broken().ohlc(16, 16, 12.6, 15).build(), BLOCKS))
                .containsExactly("6 ORDER_BLOCK BULLISH @4 10.0..12.5");
    }

    @Test
    void exactlyOnItsFarEdgeDoesNotInvalidate() {
        StructureParameters close = with(OrderBlockRule.EXTREME, OrderBlockBreak.CLOSE);
        List<Bar> wickOnIt = broken().ohlc(16, 16, 10, 15).build();
        List<Bar> closeOnIt = broken().ohlc(16, 16, 9, 10).build();
        assertThat(Told.words(Told.small(), wickOnIt, ORDER_BLOCK_INVALIDATED)).isEmpty();
        assertThat(Told.words(close, closeOnIt, ORDER_BLOCK_INVALIDATED)).isEmpty();
        assertThat(
                        Told.words(
                                Told.small(),
                                CandleBuilder.mirrored(wickOnIt),
                                ORDER_BLOCK_INVALIDATED))
                .isEmpty();
        assertThat(Told.words(close, CandleBuilder.mirrored(closeOnIt), ORDER_BLOCK_INVALIDATED))
                .isEmpty();
    }

    @Test
    void bearishIsMirrored() {
        List<Bar> bars =
                broken().ohlc(16, 16, 12.5, 15).ohlc(15, 15, 10, 14).ohlc(14, 14, 9.9, 13).build();
        assertThat(Told.words(Told.small(), CandleBuilder.mirrored(bars), BLOCKS))
                .containsExactly(
                        "6 ORDER_BLOCK BEARISH @4 17.5..20.0",
                        "7 ORDER_BLOCK_MITIGATED BEARISH @4 17.5..20.0",
                        "9 ORDER_BLOCK_INVALIDATED BEARISH @4 17.5..20.0");
        assertThat(
                        Told.words(
                                with(OrderBlockRule.LAST_OPPOSITE, OrderBlockBreak.WICK),
                                CandleBuilder.mirrored(broken().build()),
                                BLOCKS))
                .containsExactly("6 ORDER_BLOCK BEARISH @5 16.0..19.0");
    }

    @Test
    void lastOppositeTakesTheExtremeWhereNoCandleClosedAgainstTheBreak() {
        OrderBlockCandidates candidates = new OrderBlockCandidates(Direction.BULLISH);
        candidates.add(1, 5, 9, 4, 6);
        candidates.add(2, 5, 9, 3, 5);
        candidates.add(3, 5, 9, 4, 6);
        assertThat(candidates.time(OrderBlockRule.LAST_OPPOSITE)).isEqualTo(2);
        candidates.add(4, 5, 9, 4, 4.9);
        assertThat(candidates.time(OrderBlockRule.LAST_OPPOSITE)).isEqualTo(4);
        assertThat(candidates.time(OrderBlockRule.EXTREME)).isEqualTo(2);
    }

    @Test
    void neitherTheSwingNorTheBreakItselfCanBeIt() {
        // The lowest lows are those of the swing's candle (3) and of the break (2).
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(9, 10, 9, 9.5)
                        .ohlc(9.5, 12, 9.5, 11)
                        .ohlc(11, 15, 3, 14)
                        .ohlc(14, 14, 11, 12)
                        .ohlc(12, 12.5, 10, 12)
                        .ohlc(12, 17, 2, 16)
                        .build();
        assertThat(Told.words(Told.small(), bars, ORDER_BLOCK))
                .containsExactly("5 ORDER_BLOCK BULLISH @4 10.0..12.5");
    }

    @Test
    void aCandleThatCarriesALiveBlockGetsNoSecondOne() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .highs(10, 11, 12, 15, 13, 12, 11)
                        .ohlc(11, 20, 11, 14)
                        .ohlc(14, 14.5, 8, 12)
                        .ohlc(12, 17, 12, 16)
                        .ohlc(16, 18, 15, 17)
                        .ohlc(17, 21, 16, 20.5)
                        .build();
        // Both breaks set out from the low of candle 8: the second has no block.
        assertThat(
                        Told.words(
                                Told.withLengths(3, 50, 2),
                                bars,
                                BREAK_OF_STRUCTURE,
                                ORDER_BLOCK,
                                ORDER_BLOCK_MITIGATED))
                .containsExactly(
                        "9 BREAK_OF_STRUCTURE BULLISH @3 15.0",
                        "9 ORDER_BLOCK BULLISH @8 8.0..14.5",
                        "11 BREAK_OF_STRUCTURE BULLISH @7 20.0");
    }

    /** A second break and block: swing 17 at 6, lowest low at 8, the break at 9. */
    private static CandleBuilder brokenTwice(double lowOfSeven) {
        return broken().ohlc(16, 16.5, lowOfSeven, 15)
                .ohlc(15, 16, 13.5, 15.5)
                .ohlc(15.5, 18, 15, 17.5);
    }

    @Test
    void theOldestExpiresAfterTheBreakAndBeforeTheBirthThatCausedIt() {
        assertThat(
                        Told.words(
                                Told.withMaxLiveZones(1),
                                brokenTwice(14).build(),
                                BREAK_OF_STRUCTURE,
                                ORDER_BLOCK,
                                ORDER_BLOCK_EXPIRED))
                .containsExactly(
                        "6 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "6 ORDER_BLOCK BULLISH @4 10.0..12.5",
                        "9 BREAK_OF_STRUCTURE BULLISH @6 17.0",
                        "9 ORDER_BLOCK_EXPIRED BULLISH @4 10.0..12.5",
                        "9 ORDER_BLOCK BULLISH @8 13.5..16.0");
        assertThat(
                        Told.words(
                                Told.withMaxLiveZones(2),
                                brokenTwice(14).build(),
                                ORDER_BLOCK_EXPIRED))
                .isEmpty();
    }

    @Test
    void aMitigatedBlockStillCountsTowardTheCap() {
        assertThat(Told.words(Told.withMaxLiveZones(1), brokenTwice(12.5).build(), BLOCKS))
                .containsExactly(
                        "6 ORDER_BLOCK BULLISH @4 10.0..12.5",
                        "7 ORDER_BLOCK_MITIGATED BULLISH @4 10.0..12.5",
                        "9 ORDER_BLOCK_EXPIRED BULLISH @4 10.0..12.5",
                        "9 ORDER_BLOCK BULLISH @7 12.5..16.5");
    }

    @Test
    void anExpiredOrInvalidatedBlockReactsNoMore() {
        List<Bar> bars = brokenTwice(14).ohlc(17, 17, 9, 9.5).ohlc(9.5, 10, 9, 9.5).build();
        assertThat(
                        Told.words(
                                Told.withMaxLiveZones(1),
                                bars,
                                ORDER_BLOCK_MITIGATED,
                                ORDER_BLOCK_INVALIDATED))
                .startsWith(
                        "10 ORDER_BLOCK_MITIGATED BULLISH @8 13.5..16.0",
                        "10 ORDER_BLOCK_INVALIDATED BULLISH @8 13.5..16.0")
                .noneMatch(words -> words.contains("@4"))
                .filteredOn(words -> words.startsWith("11 "))
                .noneMatch(words -> words.contains("@8"));
    }

    @Test
    void blocksReactOneByOneTheOldestFirst() {
        List<Bar> bars = brokenTwice(14).ohlc(17, 17, 12, 13).build();
        assertThat(Told.words(Told.small(), bars, ORDER_BLOCK_MITIGATED, ORDER_BLOCK_INVALIDATED))
                .containsExactly(
                        "10 ORDER_BLOCK_MITIGATED BULLISH @4 10.0..12.5",
                        "10 ORDER_BLOCK_MITIGATED BULLISH @8 13.5..16.0",
                        "10 ORDER_BLOCK_INVALIDATED BULLISH @8 13.5..16.0");
    }

    @Test
    void bothDirectionsShareTheCap() {
        LiveZones zones = new LiveZones(LiveZones.End.WICK_BEYOND, 2);
        zones.add(Direction.BULLISH, 10, 9, 1, 5);
        zones.add(Direction.BEARISH, 20, 19, 2, 6);
        assertThat(zones.isFull()).isTrue();
        zones.removeOldest();
        assertThat(zones.size()).isEqualTo(1);
        assertThat(zones.has(Direction.BEARISH, 2)).isTrue();
        assertThat(zones.has(Direction.BULLISH, 2)).isFalse();
    }

    @Test
    void strengthIsTheBalanceOfVolumes() {
        assertThat(OrderBlockCandidates.strength(1, 3, 4)).isEqualTo(1);
        assertThat(OrderBlockCandidates.strength(1, 3, 8)).isEqualTo(0.5);
        assertThat(OrderBlockCandidates.strength(5, 3, 4)).isEqualTo(0.5);
        assertThat(OrderBlockCandidates.strength(0, 0, 4)).isZero();
        assertThat(OrderBlockCandidates.strength(4, 0, 0)).isZero();
        assertThat(OrderBlockCandidates.strength(0, 0, 0)).isEqualTo(1);
    }
}
