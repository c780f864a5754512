package io.smctrading.jobs.ingest.functions;

import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;

/** Trades and clocks by (venue, symbol): candles of a symbol need nothing of another. */
public final class MarketKey implements KeySelector<OrClock<Trade>, Tuple2<String, String>> {

    public static final MarketKey INSTANCE = new MarketKey();
    public static final TypeInformation<Tuple2<String, String>> TYPE =
            Types.TUPLE(Types.STRING, Types.STRING);

    private static final long serialVersionUID = 1L;

    private MarketKey() {}

    @Override
    public Tuple2<String, String> getKey(OrClock<Trade> record) {
        return record.isClock()
                ? Tuple2.of(record.clock().venue(), record.clock().symbol())
                : Tuple2.of(record.value().venue(), record.value().symbol());
    }
}
