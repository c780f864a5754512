package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExchangeBookTest {

    @Test
    void countsOrdersAndExecutionsAndKnowsWhenEachOrderWasMade() throws IOException {
        ExchangeBook book =
                book(
                        "{'venue':'binance','instruments':[{'symbol':'BTCUSDT'}],'accounts':[{'id':'1',"
                                + "'orders':[{'clientId':'a','created':'2013-11-25T00:00:00.5Z'},"
                                + "{'clientId':'a-stop','created':'2013-11-25T00:00:00.5Z','price':null}],"
                                + "'fills':[{'id':'7','clientId':'a'},{'id':'8','clientId':'a'}]}]}");

        assertThat(book.orders()).isEqualTo(2);
        assertThat(book.repeated()).isZero();
        assertThat(book.created()).containsEntry("a", Instant.parse("2013-11-25T00:00:00.5Z"));
        assertThat(book.fills()).containsExactlyInAnyOrder("7", "8");
    }

    @Test
    void doesNotCountExitsThatWaitForTheirEntry() throws IOException {
        ExchangeBook book =
                book(
                        "{'accounts':[{'orders':["
                                + "{'clientId':'a','created':'2013-11-25T00:00:00Z','status':'NEW'},"
                                + "{'clientId':'a-stop','created':'2013-11-25T00:00:00Z','status':'PENDING'}],"
                                + "'fills':[]}]}");

        assertThat(book.orders()).isEqualTo(1);
        assertThat(book.created()).containsOnlyKeys("a", "a-stop");
    }

    @Test
    void noticesAnOrderThatIsThereTwice() throws IOException {
        ExchangeBook book =
                book(
                        "{'accounts':[{'orders':[{'clientId':'a','created':'2013-11-25T00:00:00Z'},"
                                + "{'clientId':'a','created':'2013-11-25T00:00:01Z'}],'fills':[]}]}");

        assertThat(book.orders()).isEqualTo(2);
        assertThat(book.repeated()).isEqualTo(1);
    }

    private static ExchangeBook book(String json) throws IOException {
        return ExchangeBook.parse(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
