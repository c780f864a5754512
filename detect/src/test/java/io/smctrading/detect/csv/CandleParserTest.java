package io.smctrading.detect.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Bar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleParserTest {
    private static final String HEADER = "open_time,open,high,low,close,volume";
    private static final String GOOD = "2022-10-10T00:00:00Z,1.5,2,1,1.75,60";

    private final CandleParser parser = CandleParser.of(HEADER);

    @Test
    void readsACandle() {
        assertThat(parse(parser, GOOD))
                .isEqualTo(new Bar(millis("2022-10-10T00:00:00Z"), 1.5, 2, 1, 1.75, 60));
    }

    @Test
    void readsColumnsInAnyOrderAndLeavesOthersOut() {
        CandleParser other =
                CandleParser.of("\uFEFFVolume,\"close\", low ,High,open,open_time,trades");

        assertThat(parse(other, "60,1.75,\"1\", 2 ,1.5,2022-10-10T00:00:00Z,7\r"))
                .isEqualTo(parse(parser, GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open_time,open,high,low,close | column 'volume' is missing in"
                        + " 'open_time,open,high,low,close', needed:"
                        + " open_time,open,high,low,close,volume",
                "open_time,open,high,low,close,volume,low | column 'low' is there twice",
                "2022-10-10T00:00:00Z,1.5,2,1,1.75,60 | column 'open_time' is missing in"
                        + " '2022-10-10T00:00:00Z,1.5,2,1,1.75,60', needed:"
                        + " open_time,open,high,low,close,volume",
                "' ' | no header, needed: open_time,open,high,low,close,volume"
            })
    void refusesAHeaderThatLacksAColumn(String header, String message) {
        assertThatThrownBy(() -> CandleParser.of(header))
                .isInstanceOf(UnusableHeaderException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-10-10T00:00:00Z,1.5,2,1,1.75 | row has 5 columns, allowed: 6 as the header"
                        + " has",
                "2022-10-10T00:00:00Z,1.5,2,1,1.75,60,0 | row has 7 columns, allowed: 6 as the"
                        + " header has",
                "hello | row has 1 column, allowed: 6 as the header has",
                "2022-10-10T00:00:00Z,1.5,1,2,1.75,60 | high 1 is below low 2",
                "2022-10-10T00:00:00Z,2.5,2,1,1.75,60 | open 2.5 is outside low 1 to high 2",
                "2022-10-10T00:00:00Z,0.5,2,1,1.75,60 | open 0.5 is outside low 1 to high 2",
                "2022-10-10T00:00:00Z,1.5,2,1,2.01,60 | close 2.01 is outside low 1 to high 2",
                "2022-10-10T00:00:00Z,1.5,2,1,0.99,60 | close 0.99 is outside low 1 to high 2",
                "2022-10-10T00:00:00Z,1.5,2,1,1.75,-1 | volume -1 is negative, allowed: 0 or more",
                "2022-10-10T00:00:00Z,1.5,x,1,1.75,60 | high 'x' is not a number",
                "2022-10-10T00:00:00Z,1.5,2,1,1.75, | volume '' is not a number",
                "2022-10-10T00:00:00Z,NaN,2,1,1.75,60 | open 'NaN' is not a number",
                "2022-10-10T00:00:00Z,1.5,Infinity,1,1.75,60 | high 'Infinity' is not a number",
                "2022-10-10T00:00:00Z,1.5,1e999,1,1.75,60 | high '1e999' is not a number",
                "2022-10-10T00:00:00Z,1.5f,2,1,1.75,60 | open '1.5f' is not a number",
                "2022-10-10T00:00:00Z,0x1p1,2,1,1.75,60 | open '0x1p1' is not a number",
                "2022-10-10T00:00:00Z,1.2.3,2,1,1.75,60 | open '1.2.3' is not a number",
                "2022-10-10T00:00:00Z,-,2,1,1.75,60 | open '-' is not a number",
                "2022-13-10T00:00:00Z,1.5,2,1,1.75,60 | open_time '2022-13-10T00:00:00Z' is not an"
                        + " ISO-8601 time in UTC such as 2022-10-10T00:15:00Z",
                "2022-02-29T00:00:00Z,1.5,2,1,1.75,60 | open_time '2022-02-29T00:00:00Z' is not an"
                        + " ISO-8601 time in UTC such as 2022-10-10T00:15:00Z",
                "1665360000,1.5,2,1,1.75,60 | open_time '1665360000' is not an ISO-8601 time in"
                        + " UTC such as 2022-10-10T00:15:00Z",
                "+1000000000-12-31T23:59:59Z,1.5,2,1,1.75,60 | open_time"
                        + " '+1000000000-12-31T23:59:59Z' is not an ISO-8601 time in UTC such as"
                        + " 2022-10-10T00:15:00Z",
                ",,,,, | open_time '' is not an ISO-8601 time in UTC such as 2022-10-10T00:15:00Z"
            })
    void refusesARowWithItsValueAndTheRule(String row, String problem) {
        assertThat(parse(parser, row)).isNull();
        assertThat(parser.problem()).isEqualTo(problem);
    }

    @Test
    void refusesTimesThatDoNotRise() {
        parse(parser, GOOD);

        assertThat(parse(parser, GOOD)).isNull();
        assertThat(parser.problem())
                .isEqualTo(
                        "open_time 2022-10-10T00:00:00Z is there twice, allowed: after"
                                + " 2022-10-10T00:00:00Z");
        assertThat(parse(parser, GOOD.replace("2022-10-10", "2022-10-09"))).isNull();
        assertThat(parser.problem())
                .isEqualTo(
                        "open_time 2022-10-09T00:00:00Z is not after the row above, allowed: after"
                                + " 2022-10-10T00:00:00Z");
    }

    @Test
    void aRefusedRowDoesNotCountAsTheRowAbove() {
        assertThat(parse(parser, "2030-01-01T00:00:00Z,1.5,1,2,1.75,60")).isNull();

        assertThat(parse(parser, GOOD)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-10-10T00:00:00.5Z",
                "2022-10-10T02:00:00+02:00",
                "1969-07-20T20:17:40Z",
                "2022-10-10T24:00:00Z",
                "0001-01-01T00:00:00Z",
                "+12345-01-01T00:00:00Z"
            })
    void readsUncommonTimesAsJavaDoes(String time) {
        assertThat(parse(parser, GOOD.replace("2022-10-10T00:00:00Z", time)).openTime())
                .isEqualTo(millis(time));
    }

    private static Bar parse(CandleParser parser, String row) {
        byte[] bytes = ("xx" + row).getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 2, bytes.length);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
