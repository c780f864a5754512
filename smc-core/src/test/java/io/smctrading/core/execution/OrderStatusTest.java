package io.smctrading.core.execution;

import static io.smctrading.core.execution.OrderStatus.ACCEPTED;
import static io.smctrading.core.execution.OrderStatus.CANCELED;
import static io.smctrading.core.execution.OrderStatus.EXPIRED;
import static io.smctrading.core.execution.OrderStatus.FILLED;
import static io.smctrading.core.execution.OrderStatus.NEW;
import static io.smctrading.core.execution.OrderStatus.PARTIALLY_FILLED;
import static io.smctrading.core.execution.OrderStatus.QUARANTINED;
import static io.smctrading.core.execution.OrderStatus.REJECTED;
import static io.smctrading.core.execution.OrderStatus.SENT;
import static io.smctrading.core.execution.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

    private static final Map<OrderStatus, Set<OrderStatus>> TABLE =
            Map.of(
                    NEW, Set.of(SENT, CANCELED, REJECTED, EXPIRED),
                    SENT,
                            Set.of(
                                    ACCEPTED,
                                    PARTIALLY_FILLED,
                                    FILLED,
                                    CANCELED,
                                    REJECTED,
                                    EXPIRED,
                                    UNKNOWN),
                    ACCEPTED, Set.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED),
                    PARTIALLY_FILLED, Set.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED),
                    UNKNOWN,
                            Set.of(
                                    SENT,
                                    ACCEPTED,
                                    PARTIALLY_FILLED,
                                    FILLED,
                                    CANCELED,
                                    REJECTED,
                                    EXPIRED,
                                    QUARANTINED),
                    QUARANTINED,
                            Set.of(ACCEPTED, PARTIALLY_FILLED, FILLED, CANCELED, REJECTED, EXPIRED),
                    FILLED, Set.of(),
                    CANCELED, Set.of(),
                    REJECTED, Set.of(),
                    EXPIRED, Set.of());

    @Test
    void followsTheTableAndNothingElse() {
        for (OrderStatus from : OrderStatus.values()) {
            assertThat(from.successors()).as("after %s", from).isEqualTo(TABLE.get(from));
            for (OrderStatus to : OrderStatus.values()) {
                assertThat(from.canBecome(to)).isEqualTo(TABLE.get(from).contains(to));
            }
        }
    }

    @Test
    void endsInFilledCanceledRejectedOrExpired() {
        for (OrderStatus status : OrderStatus.values()) {
            assertThat(status.terminal())
                    .isEqualTo(EnumSet.of(FILLED, CANCELED, REJECTED, EXPIRED).contains(status));
        }
    }

    @Test
    void refusesAStepThatIsNotInTheTableWithBothStates() {
        Order order = Order.entryOf(Orders.buy("a", "1", "90", "120"));

        assertThatThrownBy(() -> order.become(FILLED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order a is NEW and cannot become FILLED");
    }
}
