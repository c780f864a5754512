package io.smctrading.jobs.ingest.functions;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OpenCandles;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The trades and clocks of one symbol, turned into closed candles and the clocks behind them. One
 * function, so that their order holds: candles closed by a clock stand before it, smallest
 * timeframe first.
 *
 * <p>A trade is dropped, and counted, as <em>duplicate</em> if its id was seen within the window,
 * or as <em>late</em> if its minute is closed ({@link #LATE_TRADES}). A trade of quantity 0 is
 * counted as <em>zero quantity</em> and changes no candle, see {@link OpenCandles}. A clock at or
 * before the last one of its symbol is a repetition and is not forwarded.
 */
public final class CandleFunction
        extends KeyedProcessFunction<Tuple2<String, String>, OrClock<Trade>, OrClock<Candle>> {

    /** Trades that came after their minute was closed. */
    public static final OutputTag<Trade> LATE_TRADES =
            new OutputTag<>("late-trades", MarketTypes.TRADE);

    public static final TypeInformation<OrClock<Candle>> OUTPUT_TYPE = MarketTypes.CANDLE_OR_CLOCK;

    private static final long serialVersionUID = 1L;

    private final Duration dedupeWindow;

    private transient ValueState<OpenCandles> candles;
    private transient ValueState<Instant> lastClock;
    private transient TradeIds seen;
    private transient IngestMetrics metrics;

    public CandleFunction(Duration dedupeWindow) {
        this.dedupeWindow = dedupeWindow;
    }

    @Override
    public void open(OpenContext context) {
        candles =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>("open-candles", OpenCandlesCodec.TYPE));
        lastClock =
                getRuntimeContext().getState(new ValueStateDescriptor<>("clock", Types.INSTANT));
        seen = new TradeIds(getRuntimeContext(), dedupeWindow);
        metrics = new IngestMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(
            OrClock<Trade> record, Context context, Collector<OrClock<Candle>> out)
            throws Exception {
        if (record.isClock()) {
            onClock(record.clock(), out);
        } else {
            onTrade(record.value(), context, out);
        }
    }

    private void onTrade(Trade trade, Context context, Collector<OrClock<Candle>> out)
            throws Exception {
        metrics.trade();
        if (seen.contains(trade.id())) {
            metrics.duplicate();
            return;
        }
        OpenCandles before = candlesSoFar();
        if (before.isLate(trade.time())) {
            metrics.late();
            context.output(LATE_TRADES, trade);
            return;
        }
        if (trade.quantity().signum() == 0) {
            metrics.zeroQuantity();
        }
        OpenCandles after = before.add(trade, to(out));
        if (!after.minute().equals(before.minute())) {
            seen.forgetBefore(after.minute());
        }
        seen.add(trade.id(), trade.time());
        candles.update(after);
    }

    private void onClock(Clock clock, Collector<OrClock<Candle>> out) throws Exception {
        Instant last = lastClock.value();
        if (last != null && !clock.time().isAfter(last)) {
            metrics.repeatedClock();
            return;
        }
        lastClock.update(clock.time());
        OpenCandles before = candlesSoFar();
        OpenCandles after = before.advance(clock, to(out));
        if (!after.minute().equals(before.minute())) {
            seen.forgetBefore(after.minute());
            candles.update(after);
        }
        out.collect(OrClock.clock(clock));
    }

    private OpenCandles candlesSoFar() throws Exception {
        OpenCandles value = candles.value();
        return value == null ? OpenCandles.NONE : value;
    }

    private Consumer<Candle> to(Collector<OrClock<Candle>> out) {
        return candle -> {
            metrics.candle(candle.series().timeframe());
            out.collect(OrClock.of(candle));
        };
    }
}
