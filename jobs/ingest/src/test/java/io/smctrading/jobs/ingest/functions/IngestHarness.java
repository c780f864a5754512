package io.smctrading.jobs.ingest.functions;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The candle function in Flink's operator harness. */
final class IngestHarness implements AutoCloseable {

    static final String DAY = "2013-11-25T";

    private final KeyedOneInputStreamOperatorTestHarness<
                    Tuple2<String, String>, OrClock<Trade>, OrClock<Candle>>
            harness;

    private IngestHarness(Duration window) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new CandleFunction(window)),
                        MarketKey.INSTANCE,
                        MarketKey.TYPE);
        harness.setup(CandleFunction.OUTPUT_TYPE.createSerializer(harness.getExecutionConfig()));
    }

    static IngestHarness open(Duration window) throws Exception {
        IngestHarness harness = new IngestHarness(window);
        harness.harness.open();
        return harness;
    }

    static IngestHarness restore(Duration window, OperatorSubtaskState state) throws Exception {
        IngestHarness harness = new IngestHarness(window);
        harness.harness.initializeState(state);
        harness.harness.open();
        return harness;
    }

    void send(OrClock<Trade> record) throws Exception {
        harness.processElement(new StreamRecord<>(record));
    }

    void trade(String id, String time, String price, String quantity) throws Exception {
        send(OrClock.of(tradeOf("BTC-USD", id, time, price, quantity)));
    }

    void clock(String time) throws Exception {
        send(OrClock.clock(clockOf("BTC-USD", time)));
    }

    static Trade tradeOf(String symbol, String id, String time, String price, String quantity) {
        return new Trade(
                "bitstamp",
                symbol,
                id,
                Instant.parse(DAY + time + "Z"),
                new BigDecimal(price),
                new BigDecimal(quantity));
    }

    static Clock clockOf(String symbol, String time) {
        return new Clock("bitstamp", symbol, Instant.parse(DAY + time + "Z"), Clock.Mark.MARKET, 1);
    }

    List<OrClock<Candle>> output() {
        return harness.extractOutputValues();
    }

    /** The output in short: {@code 5m 00:05 close 11}, {@code clock 00:10}. */
    List<String> shortOutput() {
        return output().stream()
                .map(
                        record ->
                                record.isClock()
                                        ? "clock " + hour(record.clock().time())
                                        : record.value().series().timeframe()
                                                + " "
                                                + hour(record.value().openTime())
                                                + " close "
                                                + record.value().close().toPlainString())
                .toList();
    }

    List<Trade> lateTrades() {
        var late = harness.getSideOutput(CandleFunction.LATE_TRADES);
        return late == null ? List.of() : late.stream().map(StreamRecord::getValue).toList();
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        return harness.snapshot(checkpoint, checkpoint);
    }

    private static String hour(Instant time) {
        return time.toString().substring(11, 16);
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
