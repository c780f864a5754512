package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.bench.EndlessWeek.Row;
import io.smctrading.stack.replay.TradeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndlessWeekTest {
    private static final EndlessWeek WEEK = EndlessWeek.of(TradeFile.bitstampWeek());

    @TempDir private Path folder;

    @Test
    void candlesAreThoseOfTheTradesMinuteByMinute() throws IOException {
        EndlessWeek few =
                few(
                        """
                        timestamp,price,amount
                        2024-01-01T00:00:10Z,100,1
                        2024-01-01T00:00:20Z,99.5,0.5
                        2024-01-01T00:00:50Z,101,1
                        2024-01-01T00:02:05Z,102,1
                        """);

        assertThat(few.candles()).isEqualTo(2);
        assertThat(few.row(0)).isEqualTo(row("2024-01-01T00:00:00Z", 100, 101, 99.5, 101, 2.5));
        assertThat(few.row(1)).isEqualTo(row("2024-01-01T00:02:00Z", 102, 102, 102, 102, 1));
    }

    @Test
    void behindItsEndTheFileFollowsItselfMirroredThenAsItWas() throws IOException {
        EndlessWeek few =
                few(
                        """
                        timestamp,price,amount
                        2024-01-01T00:00:10Z,100,1
                        2024-01-01T00:00:20Z,105,1
                        2024-01-01T00:02:05Z,103,2
                        """);

        assertThat(few.row(2)).isEqualTo(row("2024-01-01T00:03:00Z", 103, 103, 98, 98, 2));
        assertThat(few.row(3)).isEqualTo(row("2024-01-01T00:05:00Z", 100, 100, 100, 100, 2));
        assertThat(few.row(4)).isEqualTo(row("2024-01-01T00:06:00Z", 100, 105, 100, 105, 2));
    }

    @Test
    void pricesGoOnWhereTheyStoodWhereverTheWeekFollowsItself() {
        for (long pass = 1; pass <= 1_000; pass++) {
            long first = pass * WEEK.candles();
            assertThat(WEEK.row(first).open()).isEqualTo(WEEK.row(first - 1).close());
        }
    }

    @Test
    void candlesOfManyWeeksKeepTheRulesOfTheirFiles() {
        Row last = null;
        for (long i = 0; i < 5L * WEEK.candles(); i++) {
            Row row = WEEK.row(i);
            assertThat(row.low())
                    .isPositive()
                    .isLessThanOrEqualTo(Math.min(row.open(), row.close()));
            assertThat(row.high()).isGreaterThanOrEqualTo(Math.max(row.open(), row.close()));
            assertThat(row.volume()).isPositive();
            assertThat(row.openTime() % 60_000).isZero();
            if (last != null) {
                assertThat(row.openTime()).isGreaterThan(last.openTime());
            }
            last = row;
        }
    }

    private EndlessWeek few(String trades) throws IOException {
        Path file = folder.resolve("trades.csv");
        Files.writeString(file, trades);
        return EndlessWeek.of(TradeFile.read(file));
    }

    private static Row row(
            String openTime, double open, double high, double low, double close, double volume) {
        return new Row(
                Instant.parse(openTime).toEpochMilli(),
                whole(open),
                whole(high),
                whole(low),
                whole(close),
                whole(volume));
    }

    private static long whole(double number) {
        return Math.round(number * 1e8);
    }
}
