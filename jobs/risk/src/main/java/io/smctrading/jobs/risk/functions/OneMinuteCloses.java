package io.smctrading.jobs.risk.functions;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The closes that positions are valued at, and the clocks behind them. */
public final class OneMinuteCloses implements FlatMapFunction<OrClock<Candle>, RiskInput> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(OrClock<Candle> record, Collector<RiskInput> out) {
        if (record.isClock()) {
            out.collect(new ClockInput(Channel.CANDLES, record.clock()));
            return;
        }
        Candle candle = record.value();
        if (candle.series().timeframe() == Timeframe.M1) {
            out.collect(
                    new MarkInput(
                            new InstrumentId(candle.series().venue(), candle.series().symbol()),
                            candle.openTime(),
                            candle.close()));
        }
    }
}
