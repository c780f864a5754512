package io.smctrading.jobs.support.types;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink's types of the market's records, for whatever is sent between operators or kept. */
public final class MarketTypes {

    public static final TypeInformation<Clock> CLOCK = new CodecType<>(new ClockCodec());

    public static final TypeInformation<Trade> TRADE = new CodecType<>(new TradeCodec());

    public static final TypeInformation<Candle> CANDLE = new CodecType<>(new CandleCodec());

    public static final TypeInformation<OrClock<Trade>> TRADE_OR_CLOCK =
            new CodecType<>(new TradeOrClockCodec());

    public static final TypeInformation<OrClock<Candle>> CANDLE_OR_CLOCK =
            new CodecType<>(new CandleOrClockCodec());

    private MarketTypes() {}

    /** Bytes of {@code market.trades} between operators. */
    public static final class TradeOrClockCodec extends OrClockCodec<Trade> {

        private static final long serialVersionUID = 1L;

        public TradeOrClockCodec() {
            super(new TradeCodec());
        }
    }

    /** Bytes of {@code market.candles} between operators. */
    public static final class CandleOrClockCodec extends OrClockCodec<Candle> {

        private static final long serialVersionUID = 1L;

        public CandleOrClockCodec() {
            super(new CandleCodec());
        }
    }
}
