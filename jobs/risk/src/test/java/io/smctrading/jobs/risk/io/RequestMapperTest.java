package io.smctrading.jobs.risk.io;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.OrderType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RequestMapperTest {

    @Test
    void readsRequests() throws WireException {
        assertThat(RequestMapper.fromWire(limit()))
                .isEqualTo(
                        new RequestInput(
                                new OrderRequest(
                                        "manual:1",
                                        "paper",
                                        BTC,
                                        OrderSide.BUY,
                                        OrderRequest.Type.LIMIT,
                                        decimal("0.5"),
                                        decimal("800"),
                                        decimal("790"),
                                        null,
                                        false,
                                        T0,
                                        T0.plusSeconds(60))));
    }

    @Test
    void refusesRequestsThatMeanNothing() {
        var typeless = limit();
        typeless.setOrderType(OrderType.UNKNOWN);
        var empty = limit();
        empty.setQuantity(decimal("0"));
        var priced = limit();
        priced.setOrderType(OrderType.MARKET);
        var nameless = limit();
        nameless.setSymbol(" ");

        assertRefused(typeless, "orderType UNKNOWN is not allowed");
        assertRefused(empty, "quantity 0.00000000 is not above 0");
        assertRefused(priced, "price 800.00000000 is not allowed for a MARKET order");
        assertRefused(nameless, "symbol is blank");
    }

    private static void assertRefused(io.smctrading.schemas.OrderRequest wire, String reason) {
        assertThatThrownBy(() -> RequestMapper.fromWire(wire))
                .isInstanceOf(WireException.class)
                .hasMessageContaining(reason);
    }

    private static io.smctrading.schemas.OrderRequest limit() {
        return io.smctrading.schemas.OrderRequest.newBuilder()
                .setRequestId("manual:1")
                .setAccount("paper")
                .setVenue(BTC.venue())
                .setSymbol(BTC.symbol())
                .setSide(io.smctrading.schemas.OrderSide.BUY)
                .setOrderType(OrderType.LIMIT)
                .setQuantity(decimal("0.5"))
                .setPrice(decimal("800"))
                .setStopPrice(decimal("790"))
                .setReduceOnly(false)
                .setRequestedTime(T0)
                .setValidUntil(T0.plusSeconds(60))
                .setActor("alice")
                .build();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(8);
    }
}
