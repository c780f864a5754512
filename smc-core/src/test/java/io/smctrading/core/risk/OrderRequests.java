package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.T0;

import io.smctrading.core.execution.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;

/** Orders that a person asks for, in tests. */
public final class OrderRequests {

    private OrderRequests() {}

    public static OrderRequest buy(String id, String quantity) {
        return request(
                id, OrderSide.BUY, OrderRequest.Type.MARKET, quantity, null, null, null, false);
    }

    public static OrderRequest sell(String id, String quantity) {
        return request(
                id, OrderSide.SELL, OrderRequest.Type.MARKET, quantity, null, null, null, false);
    }

    public static OrderRequest limit(
            String id, String quantity, String price, String stop, String target) {
        return request(
                id, OrderSide.BUY, OrderRequest.Type.LIMIT, quantity, price, stop, target, false);
    }

    static OrderRequest request(
            String id,
            OrderSide side,
            OrderRequest.Type type,
            String quantity,
            String price,
            String stop,
            String target,
            boolean reduceOnly) {
        return new OrderRequest(
                id,
                "paper",
                BTC,
                side,
                type,
                new BigDecimal(quantity),
                number(price),
                number(stop),
                number(target),
                reduceOnly,
                T0,
                T0.plus(Duration.ofHours(1)));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
