package io.smctrading.jobs.storage.tables;

import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.ControlAction;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.Direction;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderRequest;
import io.smctrading.schemas.OrderSide;
import io.smctrading.schemas.OrderStatus;
import io.smctrading.schemas.OrderType;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.PortfolioSnapshot;
import io.smctrading.schemas.PositionSide;
import io.smctrading.schemas.PositionSnapshot;
import io.smctrading.schemas.Quote;
import io.smctrading.schemas.RiskDecision;
import io.smctrading.schemas.Scope;
import io.smctrading.schemas.SignalFactors;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.StructureEvent;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.schemas.TradeSignal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One record of each topic as it comes from the wire, and a few variations. */
public final class WireRecords {

    public static final Instant T0 = Instant.parse("2013-11-25T00:05:00Z");

    private WireRecords() {}

    /** A sample by name of its topic. */
    public static Map<String, SpecificRecord> samples() {
        return Map.ofEntries(
                Map.entry("market.trades", trade("t-1")),
                Map.entry("market.quotes", quote("800.02")),
                Map.entry("market.candles", candle()),
                Map.entry("smc.events", orderBlock()),
                Map.entry("smc.signals", signal()),
                Map.entry("risk.decisions", decision("0.5")),
                Map.entry("risk.portfolio", portfolio("10001.5", position("0.5"))),
                Map.entry("orders", new OrderOrClock(intent())),
                Map.entry("executions", fill("o-1", OrderLeg.ENTRY, 2, "0.5", "800.1", "1.25")),
                Map.entry("control.commands", control()),
                Map.entry("order.requests", request()),
                Map.entry("instruments", instrument("0.01")));
    }

    public static TradeOrClock trade(String id) {
        return new TradeOrClock(
                io.smctrading.schemas.Trade.newBuilder()
                        .setVenue("bitstamp")
                        .setSymbol("BTC-USD")
                        .setTradeId(id)
                        .setTime(T0.plusMillis(1))
                        .setPrice(decimal("800.01"))
                        .setQuantity(decimal("0.00000001"))
                        .setAggressor(Aggressor.BUYER)
                        .build());
    }

    static Quote quote(String ask) {
        return new Quote(
                "bitstamp",
                "BTC-USD",
                T0,
                decimal("800"),
                decimal("1.5"),
                decimal(ask),
                decimal("2.25"));
    }

    static CandleOrClock candle() {
        return new CandleOrClock(
                Candle.newBuilder()
                        .setVenue("bitstamp")
                        .setSymbol("BTC-USD")
                        .setTimeframe("5m")
                        .setOpenTime(T0)
                        .setCloseTime(T0.plusSeconds(300))
                        .setOpen(decimal("800"))
                        .setHigh(decimal("812.12345678"))
                        .setLow(decimal("799.5"))
                        .setClose(decimal("801"))
                        .setVolume(decimal("999999999999.99999999"))
                        .setTrades(42)
                        .build());
    }

    static StructureEvent.Builder event(String id, String type, Instant confirmed) {
        return StructureEvent.newBuilder()
                .setEventId(id)
                .setType(type)
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setTimeframe("15m")
                .setAnchorTime(T0)
                .setConfirmedTime(confirmed);
    }

    static StructureEvent orderBlock() {
        return event("ob-1", "ORDER_BLOCK", T0.plusSeconds(900))
                .setDirection(Direction.BULLISH)
                .setScope(Scope.INTERNAL)
                .setTop(decimal("805.5"))
                .setBottom(decimal("801"))
                .setBreakId("bos-1")
                .setVolume(decimal("12.5"))
                .setStrength(0.75)
                .build();
    }

    static SignalOrClock signal() {
        return new SignalOrClock(
                TradeSignal.newBuilder()
                        .setSignalId("s-1")
                        .setSide(PositionSide.LONG)
                        .setScope(Scope.INTERNAL)
                        .setVenue("bitstamp")
                        .setSymbol("BTC-USD")
                        .setTimeframe("15m")
                        .setAnchorTime(T0)
                        .setConfirmedTime(T0.plusSeconds(1800))
                        .setValidUntil(T0.plusSeconds(2700))
                        .setEntry(decimal("804"))
                        .setStop(decimal("800"))
                        .setTarget(decimal("812"))
                        .setConfidence(0.65)
                        .setZoneId("ob-1")
                        .setBreakId("bos-1")
                        .setFactors(new SignalFactors(true, false, true, false, true, false, true))
                        .build());
    }

    static RiskDecision decision(String quantity) {
        return RiskDecision.newBuilder()
                .setDecisionId("o-1")
                .setSignalId("s-1")
                .setAccount("paper")
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setTime(T0.plusSeconds(1800))
                .setApproved(true)
                .setCode("APPROVED")
                .setReason("2 of 10000 at risk")
                .setEquity(decimal("10000"))
                .setDailyProfit(decimal("-12.5"))
                .setExposure(decimal("0"))
                .setEntry(decimal("804"))
                .setStop(decimal("800"))
                .setTarget(decimal("812"))
                .setQuantity(decimal(quantity))
                .setRiskAmount(decimal("2"))
                .build();
    }

    static PositionSnapshot position(String quantity) {
        return new PositionSnapshot(
                "bitstamp",
                "BTC-USD",
                decimal(quantity),
                decimal("800.1"),
                decimal("803.1"),
                decimal("1.5"));
    }

    static PortfolioOrClock portfolio(String equity, PositionSnapshot... positions) {
        return new PortfolioOrClock(
                PortfolioSnapshot.newBuilder()
                        .setAccount("paper")
                        .setTime(T0.plusSeconds(1860))
                        .setEquity(decimal(equity))
                        .setCash(decimal("9600"))
                        .setExposure(decimal("401.55"))
                        .setRealizedProfit(decimal("0"))
                        .setUnrealizedProfit(decimal("1.5"))
                        .setDailyProfit(decimal("1.5"))
                        .setDrawdown(0.125)
                        .setTradingState(io.smctrading.schemas.TradingState.ACTIVE)
                        .setPositions(List.of(positions))
                        .build());
    }

    static OrderIntent intent() {
        return OrderIntent.newBuilder()
                .setOrderId("o-1")
                .setDecisionId("o-1")
                .setSignalId("s-1")
                .setAccount("paper")
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setSide(OrderSide.BUY)
                .setQuantity(decimal("0.5"))
                .setStopPrice(decimal("800"))
                .setTargetPrice(decimal("812"))
                .setReduceOnly(false)
                .setCreatedTime(T0.plusSeconds(1800))
                .setValidUntil(T0.plusSeconds(2700))
                .build();
    }

    /** A report without a fill. */
    static ExecutionOrClock report(String orderId, OrderLeg leg, int sequence, OrderStatus status) {
        return new ExecutionOrClock(reportOf(orderId, leg, sequence, status));
    }

    /** A report that fills the whole order. */
    static ExecutionOrClock fill(
            String orderId, OrderLeg leg, int sequence, String quantity, String price, String fee) {
        ExecutionReport report = reportOf(orderId, leg, sequence, OrderStatus.FILLED);
        report.setTerminal(true);
        report.setLastQuantity(decimal(quantity));
        report.setLastPrice(decimal(price));
        report.setFee(decimal(fee));
        report.setCumulativeQuantity(decimal(quantity));
        report.setAveragePrice(decimal(price));
        report.setVenueTradeId("v-" + sequence);
        return new ExecutionOrClock(report);
    }

    /** A report that fills part of the order. */
    static ExecutionOrClock partialFill(int sequence, String quantity, String sum, String fee) {
        ExecutionReport report =
                reportOf("o-1", OrderLeg.ENTRY, sequence, OrderStatus.PARTIALLY_FILLED);
        report.setLastQuantity(decimal(quantity));
        report.setLastPrice(decimal("800"));
        report.setFee(decimal(fee));
        report.setCumulativeQuantity(decimal(sum));
        report.setAveragePrice(decimal("800"));
        return new ExecutionOrClock(report);
    }

    private static ExecutionReport reportOf(
            String orderId, OrderLeg leg, int sequence, OrderStatus status) {
        return ExecutionReport.newBuilder()
                .setExecutionId(orderId + "-" + sequence)
                .setOrderId(orderId)
                .setIntentId("o-1")
                .setLeg(leg)
                .setSequence(sequence)
                .setAccount("paper")
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setSide(leg == OrderLeg.ENTRY ? OrderSide.BUY : OrderSide.SELL)
                .setStatus(status)
                .setTerminal(false)
                .setTime(T0.plusSeconds(1800 + sequence))
                .setLastQuantity(decimal("0"))
                .setLastPrice(decimal("0"))
                .setFee(decimal("0"))
                .setCumulativeQuantity(decimal("0"))
                .setAveragePrice(decimal("0"))
                .setIntent(intent())
                .build();
    }

    static ControlCommand control() {
        return new ControlCommand("c-1", ControlAction.HALT, "paper", "drill", "alice", T0);
    }

    static OrderRequest request() {
        return OrderRequest.newBuilder()
                .setRequestId("manual:1")
                .setAccount("paper")
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setSide(OrderSide.BUY)
                .setOrderType(OrderType.LIMIT)
                .setQuantity(decimal("0.5"))
                .setPrice(decimal("800"))
                .setStopPrice(decimal("790"))
                .setReduceOnly(false)
                .setRequestedTime(T0)
                .setValidUntil(T0.plusSeconds(60))
                .setActor("alice")
                .build();
    }

    static Instrument instrument(String tick) {
        return new Instrument(
                "bitstamp",
                "BTC-USD",
                "btcusd",
                "BTC",
                "USD",
                decimal(tick),
                decimal("0.00000001"),
                decimal("5"),
                false);
    }

    public static DeadLetter deadLetter(String reason) {
        return DeadLetter.newBuilder()
                .setTopic("market.trades")
                .setPartition(2)
                .setOffset(12_345_678_901L)
                .setTime(T0)
                .setStage("ingest")
                .setReason(reason)
                .setKey(ByteBuffer.wrap(new byte[] {1, 2}))
                .setValue(ByteBuffer.wrap(new byte[] {0, -1}))
                .build();
    }

    static Clock clock() {
        return new Clock("bitstamp", "BTC-USD", T0, ClockMark.MARKET, 1);
    }

    static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(8, RoundingMode.UNNECESSARY);
    }
}
