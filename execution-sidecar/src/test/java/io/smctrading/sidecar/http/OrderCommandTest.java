package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.HttpResponseException;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.risk.OrderRequest;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCommandTest {

    @Test
    void readsNumbersExactlyAndTheSameHoweverTheyAreWritten() {
        OrderCommand command =
                read(
                        "'symbol':'BTC-USD','side':'buy','type':'limit','quantity':0.10000000,"
                                + "'price':'800.5','stop_loss':790,'valid_for_seconds':60");

        assertThat(command.side()).isEqualTo(OrderSide.BUY);
        assertThat(command.type()).isEqualTo(OrderRequest.Type.LIMIT);
        assertThat(command.quantity()).isEqualTo(new BigDecimal("0.1"));
        assertThat(command.price()).isEqualTo(new BigDecimal("800.5"));
        assertThat(command.stop()).isEqualTo(new BigDecimal("790"));
        assertThat(command.validFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(
                        read("'type':'limit','price':800.50,'side':'buy','quantity':'1e-1',"
                                        + "'valid_for_seconds':60,'stop_loss':7.9e2,"
                                        + "'symbol':'BTC-USD','reduce_only':false")
                                .hash())
                .isEqualTo(command.hash());
    }

    @Test
    void takesTheStopOfAStopLossOrderForItsTrigger() {
        OrderCommand command =
                read(
                        "'symbol':'BTC-USD','side':'sell','type':'stop_loss','quantity':1,"
                                + "'stop_loss':790");

        assertThat(command.price()).isEqualTo(new BigDecimal("790"));
        assertThat(command.stop()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'side':'buy','type':'market','quantity':1 | 'symbol' is missing
                    'symbol':7,'side':'buy','type':'market','quantity':1 | 'symbol' is '7', allowed: 1 to 50
                    'symbol':'B','side':'long','type':'market','quantity':1 | 'side' is '"long"', allowed: [buy, sell]
                    'symbol':'B','side':'buy','type':'ioc','quantity':1 | 'type' is '"ioc"', allowed: [market, limit
                    'symbol':'B','side':'buy','type':'market' | 'quantity' is missing
                    'symbol':'B','side':'buy','type':'market','quantity':0 | 'quantity' is '0'
                    'symbol':'B','side':'buy','type':'market','quantity':-1 | 'quantity' is '-1'
                    'symbol':'B','side':'buy','type':'market','quantity':1e999999999 | 'quantity' is
                    'symbol':'B','side':'buy','type':'market','quantity':0.000000001 | 8 behind the point
                    'symbol':'B','side':'buy','type':'market','quantity':1234567890123 | 12 digits before
                    'symbol':'B','side':'buy','type':'market','quantity':'x' | 'quantity' is '"x"'
                    'symbol':'B','side':'buy','type':'market','quantity':true | 'quantity' is 'true'
                    'symbol':'B','side':'buy','type':'market','quantity':1,'price':2 | 'price' is not allowed
                    'symbol':'B','side':'buy','type':'limit','quantity':1 | 'price' is missing
                    'symbol':'B','side':'sell','type':'stop_loss','quantity':1 | 'stop_loss' is missing
                    'symbol':'B','side':'buy','type':'market','quantity':1,'leverage':5 | 'leverage' is unknown
                    'symbol':'B','side':'buy','type':'market','quantity':1,'reduce_only':'no' | 'reduce_only' is
                    'symbol':'B','side':'buy','type':'market','quantity':1,'valid_for_seconds':0 | 1 to 82800
                    """)
    void refusesWithFieldValueAndWhatIsAllowed(String fields, String detail) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOf(HttpResponseException.class)
                .hasMessageContaining(detail);
    }

    private static OrderCommand read(String fields) {
        try {
            return OrderCommand.from(Json.mapper().readTree("{" + fields.replace('\'', '"') + "}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
