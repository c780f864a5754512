package io.smctrading.jobs.risk.io;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.schemas.OrderOrClock;

/** Records of {@code orders}. */
public final class OrderMapper {

    /** Intents and clocks of one symbol stay in order. */
    public static final KeyOf<OrClock<OrderIntent>> KEY =
            KeyOf.orClock(intent -> KeyOf.market(intent.venue(), intent.symbol()));

    private OrderMapper() {}

    public static OrderOrClock toWire(OrClock<OrderIntent> record) {
        return new OrderOrClock(
                record.isClock()
                        ? ClockMapper.toWire(record.clock())
                        : OrderIntentMapper.toWire(record.value()));
    }
}
