package io.smctrading.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.schemas.Aggressor;
import io.smctrading.stack.StackException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeFileTest {

    @Test
    void readsTheWholeBitstampWeek() {
        TradeFile week = TradeFile.bitstampWeek();
        assertThat(week.trades()).hasSize(100_000);
        assertThat(week.firstTime()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
        assertThat(week.trades().stream().map(TradeRow::id).distinct()).hasSize(100_000);
        assertThat(week.trades().stream().filter(row -> row.quantity().signum() == 0)).hasSize(18);
    }

    @Test
    void takesIdsAndSidesFromTheFileIfItHasThem() throws IOException {
        TradeFile file = read("time,side,id,price,quantity\n2024-01-01T00:00:00Z,buy,a7,1.5,2\n");
        assertThat(file.trades())
                .containsExactly(
                        new TradeRow(
                                "a7",
                                Instant.parse("2024-01-01T00:00:00Z"),
                                new BigDecimal("1.50000000"),
                                new BigDecimal("2.00000000"),
                                Aggressor.BUYER));
    }

    @Test
    void callsRowsWithoutIdByFileAndNumber() throws IOException {
        TradeFile file = read("timestamp,price,amount\n1700000000,1,1\n1700000000000,1,1\n");
        assertThat(file.trades()).extracting(TradeRow::id).containsExactly("x-1", "x-2");
        assertThat(file.firstTime()).isEqualTo(file.lastTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,price|x.csv line 1: no column amount or quantity",
                "time,price,amount|x.csv holds no trades",
                "time,price,amount;soon,1,1|x.csv line 2: time 'soon' is not",
                "time,price,amount;99999999999999999,1,1|x.csv line 2: time '99999999999999999' is +",
                "time,price,amount;1700000000000000,1,1|x.csv line 2: time '1700000000000000' is",
                "time,price,amount;1,1,1|x.csv line 2: time '1' is 1970-01-01T00:00:01Z, allowed: from"
                        + " 1980-01-01T00:00:00Z to before 2100-01-01T00:00:00Z",
                "time,price,amount;315532799,1,1|x.csv line 2: time '315532799' is 1979-12-31",
                "time,price,amount;2100-01-01T00:00:00Z,1,1|x.csv line 2: time '2100-01-01T00",
                "time,price,amount;1,zero,1|x.csv line 2: price 'zero' is not a number",
                "time,price,amount;1,0,1|x.csv line 2: price '0' is not above 0",
                "time,price,amount;1,1,-1|x.csv line 2: quantity '-1' is negative",
                "time,price,amount;315532802,1,1;315532801,1,1|x.csv line 3: time"
                        + " 1980-01-01T00:00:01Z is before",
                "time,price,amount;1,1|x.csv line 2: 2 columns",
                "time,price,amount,side;315532800,1,1,up|x.csv line 2: side 'up' is not buy or sell",
            })
    void namesFileLineValueAndRule(String content, String message) {
        assertThatThrownBy(() -> read(content.replace(';', '\n')))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void endsBeforeAnInstant() {
        Instant end = Instant.parse("2013-11-26T00:00:00Z");
        TradeFile day = TradeFile.bitstampWeek().until(end);
        assertThat(day.lastTime()).isBefore(end);
        assertThat(day.trades()).hasSizeGreaterThan(1_000);
    }

    private static TradeFile read(String content) throws IOException {
        return TradeFile.read(
                "x.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
