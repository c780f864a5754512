package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenOrdersTest {

    @Test
    void followsEachOrderToItsEnd() {
        OpenOrders open = new OpenOrders();
        HeldBracket one = HeldBrackets.sent(SidecarFixture.buy("a", SidecarFixture.SYMBOL, "90"));
        HeldBracket other = HeldBrackets.sent(SidecarFixture.buy("b", SidecarFixture.SYMBOL, "90"));
        open.note(one);
        open.note(other);
        assertThat(open.counts()).isEqualTo(Map.of(OrderStatus.SENT, 2L));

        HeldBrackets.said(one, OrderStatus.ACCEPTED, "0");
        open.note(one);
        open.note(one);
        assertThat(open.counts()).isEqualTo(Map.of(OrderStatus.SENT, 1L, OrderStatus.ACCEPTED, 1L));

        HeldBrackets.said(one, OrderStatus.CANCELED, "0");
        HeldBrackets.said(other, OrderStatus.CANCELED, "0");
        open.note(one);
        open.note(other);
        assertThat(open.counts()).isEmpty();
    }
}
