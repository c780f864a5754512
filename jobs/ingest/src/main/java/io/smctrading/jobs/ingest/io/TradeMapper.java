package io.smctrading.jobs.ingest.io;

import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.MarketTradeMapper;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.TradeOrClock;

/**
 * Records of {@code market.trades}. One that breaks a rule of {@link MarketTradeMapper} is a dead
 * letter with the rule and the value as its reason.
 */
public final class TradeMapper {

    private TradeMapper() {}

    /**
     * Maps and validates one record.
     *
     * @throws WireException if a rule is broken
     */
    public static OrClock<Trade> fromWire(TradeOrClock wire) throws WireException {
        return wire.getValue() instanceof Clock clock
                ? OrClock.clock(MarketTradeMapper.fromWire(clock))
                : OrClock.of(
                        MarketTradeMapper.fromWire((io.smctrading.schemas.Trade) wire.getValue()));
    }
}
