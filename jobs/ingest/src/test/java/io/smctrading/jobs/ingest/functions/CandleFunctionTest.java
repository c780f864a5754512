package io.smctrading.jobs.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandleFunctionTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private IngestHarness ingest;

    @BeforeEach
    void open() throws Exception {
        ingest = IngestHarness.open(WINDOW);
    }

    @AfterEach
    void close() throws Exception {
        ingest.close();
    }

    @Test
    void emitsClosedCandlesSmallestFirstAndThenClock() throws Exception {
        ingest.trade("1", "00:04:30", "10", "1");
        ingest.clock("00:05:00");

        assertThat(ingest.shortOutput())
                .containsExactly("1m 00:04 close 10", "5m 00:00 close 10", "clock 00:05");
    }

    @Test
    void closesCandlesAtTradeBeforeItsClock() throws Exception {
        ingest.trade("1", "00:04:30", "10", "1");
        ingest.trade("2", "00:05:00.001", "11", "1");
        ingest.clock("00:05:00");
        ingest.clock("00:06:00");

        assertThat(ingest.shortOutput())
                .containsExactly(
                        "1m 00:04 close 10",
                        "5m 00:00 close 10",
                        "clock 00:05",
                        "1m 00:05 close 11",
                        "clock 00:06");
    }

    @Test
    void dropsTradeSeenBefore() throws Exception {
        ingest.trade("1", "00:00:10", "10", "1");
        ingest.trade("2", "00:00:11", "11", "1");
        ingest.trade("1", "00:00:10", "10", "1");
        ingest.clock("00:01:00");
        ingest.trade("2", "00:00:11", "11", "1");

        assertThat(ingest.output().get(0).value().trades()).isEqualTo(2);
        assertThat(ingest.output().get(0).value().close()).isEqualByComparingTo("11");
        assertThat(ingest.lateTrades()).isEmpty();
    }

    @Test
    void keepsTradeIdsOfSymbolsApart() throws Exception {
        ingest.send(OrClock.of(IngestHarness.tradeOf("BTC-USD", "1", "00:00:10", "10", "1")));
        ingest.send(OrClock.of(IngestHarness.tradeOf("ETH-USD", "1", "00:00:10", "5", "1")));
        ingest.send(OrClock.clock(IngestHarness.clockOf("ETH-USD", "00:01:00")));
        ingest.send(OrClock.clock(IngestHarness.clockOf("BTC-USD", "00:01:00")));

        assertThat(ingest.shortOutput())
                .containsExactly(
                        "1m 00:00 close 5", "clock 00:01", "1m 00:00 close 10", "clock 00:01");
    }

    @Test
    void setsLateTradeAsideAndChangesNoCandle() throws Exception {
        ingest.trade("1", "00:00:10", "10", "1");
        ingest.trade("2", "00:01:00", "11", "1");
        ingest.trade("3", "00:00:59.999", "99", "1");
        ingest.clock("00:05:00");

        assertThat(ingest.lateTrades()).extracting(Trade::id).containsExactly("3");
        assertThat(ingest.shortOutput())
                .containsExactly(
                        "1m 00:00 close 10",
                        "1m 00:01 close 11",
                        "5m 00:00 close 11",
                        "clock 00:05");
        assertThat(ingest.output().get(2).value().high()).isEqualByComparingTo("11");
    }

    @Test
    void setsTradeBehindClockAside() throws Exception {
        ingest.clock("00:05:00");
        ingest.trade("1", "00:04:59", "10", "1");

        assertThat(ingest.lateTrades()).extracting(Trade::id).containsExactly("1");
        assertThat(ingest.shortOutput()).containsExactly("clock 00:05");
    }

    @Test
    void givesNoCandleToTradeWithoutQuantity() throws Exception {
        ingest.trade("1", "00:00:10", "10", "0.00000000");
        ingest.clock("00:01:00");

        assertThat(ingest.shortOutput()).containsExactly("clock 00:01");
        assertThat(ingest.lateTrades()).isEmpty();
    }

    @Test
    void forwardsEachClockOnce() throws Exception {
        ingest.clock("00:05:00");
        ingest.clock("00:05:00");
        ingest.clock("00:04:00");
        ingest.clock("00:06:00");

        assertThat(ingest.shortOutput()).containsExactly("clock 00:05", "clock 00:06");
    }

    @Test
    void closesNothingAtEndOfInput() throws Exception {
        ingest.trade("1", "00:00:10", "10", "1");
        ingest.trade("2", "00:00:59.999", "10", "1");

        assertThat(ingest.output()).isEmpty();
    }

    @Test
    void goesOnAfterRestoreAsIfNothingHadHappened() throws Exception {
        ingest.trade("1", "00:00:10", "10.25", "0.00000001");
        ingest.trade("2", "00:03:10", "12", "3");
        ingest.clock("00:03:00");
        OperatorSubtaskState state = ingest.snapshot(1);

        try (IngestHarness restored = IngestHarness.restore(WINDOW, state)) {
            restored.trade("2", "00:03:10", "12", "3");
            restored.clock("00:03:00");
            restored.trade("3", "00:03:20", "8", "1");
            restored.clock("00:05:00");

            assertThat(restored.shortOutput())
                    .containsExactly("1m 00:03 close 8", "5m 00:00 close 8", "clock 00:05");
            assertThat(restored.output().get(1).value().volume())
                    .isEqualByComparingTo("4.00000001");
            assertThat(restored.output().get(1).value().open()).isEqualByComparingTo("10.25");
        }
    }

    @Test
    void keepsStateBounded() throws Exception {
        long afterThreeWindows = stateAfter(0, 30);
        long afterThirtyWindows = stateAfter(30, 300);

        assertThat(afterThirtyWindows).isLessThan(afterThreeWindows * 2);
    }

    /** Sends 20 trades and a clock in each minute of the range. */
    private long stateAfter(int fromMinute, int toMinute) throws Exception {
        Instant start = Instant.parse(IngestHarness.DAY + "00:00:00Z");
        for (int minute = fromMinute; minute < toMinute; minute++) {
            Instant open = start.plusSeconds(60L * minute);
            for (int i = 0; i < 20; i++) {
                ingest.send(
                        OrClock.of(
                                new Trade(
                                        "bitstamp",
                                        "BTC-USD",
                                        "trade-%06d-%02d".formatted(minute, i),
                                        open.plusSeconds(i),
                                        BigDecimal.TEN,
                                        BigDecimal.ONE)));
            }
        }
        return ingest.snapshot(toMinute).getStateSize();
    }
}
