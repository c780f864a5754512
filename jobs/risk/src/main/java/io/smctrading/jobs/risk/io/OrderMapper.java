package io.smctrading.jobs.risk.io;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderSide;

/** Records of {@code orders}. */
public final class OrderMapper {

    private OrderMapper() {}

    public static OrderOrClock toWire(OrClock<OrderIntent> record) {
        return new OrderOrClock(
                record.isClock() ? ClockMapper.toWire(record.clock()) : intent(record.value()));
    }

    /** Intents and clocks of one symbol stay in order. */
    public static String key(OrClock<OrderIntent> record) {
        return record.isClock()
                ? KeyOf.market(record.clock().venue(), record.clock().symbol())
                : KeyOf.market(record.value().venue(), record.value().symbol());
    }

    private static io.smctrading.schemas.OrderIntent intent(OrderIntent intent) {
        return io.smctrading.schemas.OrderIntent.newBuilder()
                .setOrderId(intent.orderId())
                .setDecisionId(intent.decisionId())
                .setSignalId(intent.signalId())
                .setAccount(intent.account())
                .setVenue(intent.venue())
                .setSymbol(intent.symbol())
                .setSide(
                        switch (intent.side()) {
                            case BUY -> OrderSide.BUY;
                            case SELL -> OrderSide.SELL;
                        })
                .setQuantity(Decimals.toWire(intent.quantity()))
                .setLimitPrice(Decimals.toWireOrNull(intent.limitPrice()))
                .setStopPrice(Decimals.toWireOrNull(intent.stopPrice()))
                .setTargetPrice(Decimals.toWireOrNull(intent.targetPrice()))
                .setReduceOnly(intent.reduceOnly())
                .setCreatedTime(intent.createdTime())
                .setValidUntil(intent.validUntil())
                .build();
    }
}
