package io.smctrading.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.analytics.query.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {

    private static final Answer ANSWER =
            new Answer(
                    List.of("symbol", "profit", "trades", "day", "why"),
                    List.of(
                            Arrays.asList(
                                    "BTC-USD",
                                    new BigDecimal("-14.75"),
                                    2L,
                                    Instant.parse("2013-11-25T00:00:00Z"),
                                    "a \"b\", c"),
                            Arrays.asList(
                                    "ETH-USD", new BigDecimal("0.00000001"), 13L, null, null)));

    @Test
    void tableHasColumnsInLine() {
        assertThat(printed(AnswerFormat.TABLE))
                .isEqualToNormalizingNewlines(
                        """
                        symbol       profit  trades  day                   why
                        BTC-USD      -14.75       2  2013-11-25T00:00:00Z  a "b", c
                        ETH-USD  0.00000001      13  -                     -
                        (2 rows)
                        """);
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertThat(printed(AnswerFormat.CSV))
                .isEqualTo(
                        """
                        symbol,profit,trades,day,why\r
                        BTC-USD,-14.75,2,2013-11-25T00:00:00Z,"a ""b"", c"\r
                        ETH-USD,0.00000001,13,,\r
                        """);
    }

    @Test
    void jsonKeepsNumbersExact() {
        assertThat(printed(AnswerFormat.JSON).replaceAll("\\s+", ""))
                .isEqualTo(
                        "[{\"symbol\":\"BTC-USD\",\"profit\":-14.75,\"trades\":2,\"day\":\"2013-11-25T00:00:00Z\",\"why\":\"a\\\"b\\\",c\"},"
                                + "{\"symbol\":\"ETH-USD\",\"profit\":0.00000001,\"trades\":13,\"day\":null,\"why\":null}]");
    }

    private static String printed(AnswerFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        format.print(ANSWER, out);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
