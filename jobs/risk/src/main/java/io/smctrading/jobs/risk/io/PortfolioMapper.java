package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.PositionSnapshot;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.TradingState;
import org.apache.avro.specific.SpecificRecord;

/** Records of {@code risk.portfolio}. */
public final class PortfolioMapper {

    private PortfolioMapper() {}

    public static PortfolioOrClock toWire(OrClock<PortfolioSnapshot> record) {
        SpecificRecord value =
                record.isClock() ? ClockMapper.toWire(record.clock()) : snapshot(record.value());
        return new PortfolioOrClock(value);
    }

    private static io.smctrading.schemas.PortfolioSnapshot snapshot(PortfolioSnapshot snapshot) {
        return io.smctrading.schemas.PortfolioSnapshot.newBuilder()
                .setAccount(snapshot.account())
                .setTime(snapshot.time())
                .setEquity(WireDecimal.capped(snapshot.equity()))
                .setCash(WireDecimal.capped(snapshot.cash()))
                .setExposure(WireDecimal.capped(snapshot.exposure()))
                .setRealizedProfit(WireDecimal.capped(snapshot.realizedProfit()))
                .setUnrealizedProfit(WireDecimal.capped(snapshot.unrealizedProfit()))
                .setDailyProfit(WireDecimal.capped(snapshot.dailyProfit()))
                .setDrawdown(snapshot.drawdown())
                .setTradingState(
                        switch (snapshot.tradingState()) {
                            case ACTIVE -> TradingState.ACTIVE;
                            case HALTED -> TradingState.HALTED;
                        })
                .setPositions(snapshot.positions().stream().map(PortfolioMapper::position).toList())
                .build();
    }

    private static io.smctrading.schemas.PositionSnapshot position(PositionSnapshot position) {
        return io.smctrading.schemas.PositionSnapshot.newBuilder()
                .setVenue(position.instrument().venue())
                .setSymbol(position.instrument().symbol())
                .setQuantity(WireDecimal.capped(position.quantity()))
                .setAveragePrice(WireDecimal.capped(position.averagePrice()))
                .setMarkPrice(WireDecimal.capped(position.markPrice()))
                .setUnrealizedProfit(WireDecimal.capped(position.unrealizedProfit()))
                .build();
    }
}
