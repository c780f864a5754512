package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
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
    void theOldestExpiresWhenThereIsNoRoomForOneMore() {
        LiveZones zones = new LiveZones(LiveZones.End.WICK_BEYOND, 2);
        zones.add(Direction.BULLISH, 10, 9, 1, 5);
        zones.add(Direction.BEARISH, 20, 19, 2, 6);
        assertThat(zones.isFull()).isTrue();
        zones.removeOldest();
        assertThat(zones.size()).isEqualTo(1);
        assertThat(zones.has(Direction.BEARISH, 2)).isTrue();
        assertThat(zones.has(Direction.BULLISH, 2)).isFalse();
    }
}
