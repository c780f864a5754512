package io.smctrading.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.platform.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** A week of real trades through the pipeline on a MiniCluster, against a plain computation. */
class IngestPipelineITCase {

    private static final String TRADES_FILE = "/bitstamp_trades_from_20131125_usd.csv";

    @Test
    void makesCandlesOfWeekOfRealTrades() throws Exception {
        List<String[]> rows = rows();
        assertThat(rows).hasSize(100_000);
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        DataStream<OrClock<Trade>> trades =
                env.fromData(replay(rows), MarketTypes.TRADE_OR_CLOCK).setParallelism(1);
        IngestConfig config =
                IngestConfig.from(Settings.of(new String[] {"--namespace", "it"}, Map.of()));

        List<Candle> candles = new ArrayList<>();
        List<Clock> clocks = new ArrayList<>();
        try (CloseableIterator<OrClock<Candle>> output =
                IngestPipeline.define(env, config, trades).candles().executeAndCollect()) {
            output.forEachRemaining(
                    record -> {
                        if (record.isClock()) {
                            clocks.add(record.clock());
                        } else {
                            assertThat(lastOf(clocks))
                                    .as("a candle stands before the clock that reaches its end")
                                    .allMatch(
                                            clock ->
                                                    clock.time()
                                                            .isBefore(record.value().closeTime()));
                            candles.add(record.value());
                        }
                    });
        }

        assertThat(clocks).extracting(Clock::time).isSorted().doesNotHaveDuplicates();
        assertThat(inShort(candles)).isEqualTo(expected(rows, clocks.get(clocks.size() - 1)));
        assertThat(candles)
                .extracting(candle -> candle.series().timeframe())
                .contains(Timeframe.values());
    }

    private static List<Clock> lastOf(List<Clock> clocks) {
        return clocks.subList(Math.max(0, clocks.size() - 1), clocks.size());
    }

    /** Trades as the replayer writes them: a clock behind each minute, ids from row numbers. */
    private static List<OrClock<Trade>> replay(List<String[]> rows) {
        List<OrClock<Trade>> records = new ArrayList<>();
        long minute = seconds(rows.get(0)) / 60;
        int number = 0;
        for (String[] row : rows) {
            for (; minute < seconds(row) / 60; minute++) {
                records.add(clock(minute + 1));
            }
            Trade trade =
                    new Trade(
                            "bitstamp",
                            "BTC-USD",
                            "row-" + ++number,
                            Instant.ofEpochSecond(seconds(row)),
                            new BigDecimal(row[1]).setScale(8),
                            new BigDecimal(row[2]).setScale(8));
            records.add(OrClock.of(trade));
            if (number % 1000 == 0) {
                records.add(OrClock.of(trade));
            }
        }
        records.add(clock(minute + 1));
        return records;
    }

    private static OrClock<Trade> clock(long minute) {
        return OrClock.clock(
                new Clock(
                        "bitstamp",
                        "BTC-USD",
                        Instant.ofEpochSecond(minute * 60),
                        Clock.Mark.MARKET,
                        1));
    }

    /** Candles by plain arithmetic on the rows: nothing of the code under test takes part. */
    private static Map<String, String> expected(List<String[]> rows, Clock last) {
        Map<String, String> candles = new TreeMap<>();
        Map<String, Integer> lengths = new LinkedHashMap<>();
        lengths.put("1m", 60);
        lengths.put("5m", 300);
        lengths.put("15m", 900);
        lengths.put("1h", 3_600);
        lengths.put("4h", 14_400);
        lengths.put("1d", 86_400);
        lengths.forEach(
                (timeframe, length) -> {
                    Map<Long, List<String[]>> groups = new TreeMap<>();
                    for (String[] row : rows) {
                        if (new BigDecimal(row[2]).signum() > 0) {
                            groups.computeIfAbsent(
                                            seconds(row) / length * length,
                                            key -> new ArrayList<>())
                                    .add(row);
                        }
                    }
                    groups.forEach(
                            (open, group) -> {
                                if (open + length <= last.time().getEpochSecond()) {
                                    candles.put(timeframe + " " + open, values(group));
                                }
                            });
                });
        return candles;
    }

    private static String values(List<String[]> group) {
        BigDecimal high = new BigDecimal(group.get(0)[1]);
        BigDecimal low = high;
        BigDecimal volume = BigDecimal.ZERO;
        for (String[] row : group) {
            BigDecimal price = new BigDecimal(row[1]);
            high = price.compareTo(high) > 0 ? price : high;
            low = price.compareTo(low) < 0 ? price : low;
            volume = volume.add(new BigDecimal(row[2]));
        }
        return text(new BigDecimal(group.get(0)[1]))
                + " "
                + text(high)
                + " "
                + text(low)
                + " "
                + text(new BigDecimal(group.get(group.size() - 1)[1]))
                + " "
                + text(volume)
                + " "
                + group.size();
    }

    private static Map<String, String> inShort(List<Candle> candles) {
        Map<String, String> result = new TreeMap<>();
        for (Candle candle : candles) {
            String key = candle.series().timeframe() + " " + candle.openTime().getEpochSecond();
            String previous =
                    result.put(
                            key,
                            text(candle.open())
                                    + " "
                                    + text(candle.high())
                                    + " "
                                    + text(candle.low())
                                    + " "
                                    + text(candle.close())
                                    + " "
                                    + text(candle.volume())
                                    + " "
                                    + candle.trades());
            assertThat(previous).as("candle %s comes once", key).isNull();
        }
        return result;
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static long seconds(String[] row) {
        return Long.parseLong(row[0]);
    }

    private static List<String[]> rows() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                IngestPipelineITCase.class.getResourceAsStream(TRADES_FILE),
                                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
