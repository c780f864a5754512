package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.PositionSnapshot;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.jobs.support.OrClock;
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
                .setEquity(Decimals.toWire(snapshot.equity()))
                .setCash(Decimals.toWire(snapshot.cash()))
                .setExposure(Decimals.toWire(snapshot.exposure()))
                .setRealizedProfit(Decimals.toWire(snapshot.realizedProfit()))
                .setUnrealizedProfit(Decimals.toWire(snapshot.unrealizedProfit()))
                .setDailyProfit(Decimals.toWire(snapshot.dailyProfit()))
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
                .setQuantity(Decimals.toWire(position.quantity()))
                .setAveragePrice(Decimals.toWire(position.averagePrice()))
                .setMarkPrice(Decimals.toWire(position.markPrice()))
                .setUnrealizedProfit(Decimals.toWire(position.unrealizedProfit()))
                .build();
    }
}
