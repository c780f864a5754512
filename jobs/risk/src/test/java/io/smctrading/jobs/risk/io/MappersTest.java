package io.smctrading.jobs.risk.io;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.PositionSnapshot;
import io.smctrading.core.risk.RiskCode;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskFixtures;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.TradingState;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.ControlAction;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderStatus;
import io.smctrading.schemas.PositionSide;
import io.smctrading.schemas.Scope;
import io.smctrading.schemas.SignalFactors;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.TradeSignal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappersTest {

    private static final Clock CLOCK =
            new Clock(BTC.venue(), BTC.symbol(), T0, Clock.Mark.DECISIONS, 2);
    private static final OrderIntent INTENT =
            new OrderIntent(
                    "o",
                    "o",
                    "s",
                    "paper",
                    BTC.venue(),
                    BTC.symbol(),
                    OrderSide.SELL,
                    new BigDecimal("0.5"),
                    null,
                    new BigDecimal("1010"),
                    new BigDecimal("980"),
                    false,
                    T0,
                    T0.plusSeconds(60));

    @Test
    void readsSignals() throws WireException {
        RiskInput input = SignalMapper.fromWire(new SignalOrClock(signal()));

        assertThat(input)
                .isEqualTo(
                        new SignalInput(
                                new io.smctrading.core.risk.TradeSignal(
                                        "s",
                                        BTC,
                                        Timeframe.M15,
                                        io.smctrading.core.market.Side.SHORT,
                                        T0,
                                        T0.plusSeconds(900),
                                        decimal("1000"),
                                        decimal("1010"),
                                        decimal("980"))));
    }

    @Test
    void refusesSignalsThatMeanNothing() {
        TradeSignal sideless = signal();
        sideless.setSide(PositionSide.UNKNOWN);
        TradeSignal timeless = signal();
        timeless.setTimeframe("7m");
        TradeSignal priceless = signal();
        priceless.setEntry(decimal("0"));

        TradeSignal endless = signal();
        endless.setTarget(decimal("1234567890123"));

        assertRefused(
                () -> SignalMapper.fromWire(new SignalOrClock(endless)),
                "target has 21 digits, allowed: 20");
        assertRefused(
                () -> SignalMapper.fromWire(new SignalOrClock(sideless)),
                "side UNKNOWN is not allowed, allowed: LONG, SHORT");
        assertRefused(
                () -> SignalMapper.fromWire(new SignalOrClock(timeless)),
                "timeframe '7m' is unknown");
        assertRefused(
                () -> SignalMapper.fromWire(new SignalOrClock(priceless)),
                "entry 0.00000000 is not above 0");
    }

    @Test
    void readsReportsWithTheIntentThatBinds() throws WireException {
        ReportInput input = (ReportInput) ExecutionMapper.fromWire(new ExecutionOrClock(report()));

        assertThat(input.report().intent()).isEqualTo(INTENT);
        assertThat(input.report().orderId()).isEqualTo("o-stop");
        assertThat(input.report().side()).isEqualTo(OrderSide.BUY);
        assertThat(input.report().sequence()).isEqualTo(2);
        assertThat(input.report().terminal()).isTrue();
        assertThat(input.report().lastQuantity()).isEqualByComparingTo("0.5");
        assertThat(input.report().averagePrice()).isEqualByComparingTo("1010");
        assertThat(input.instrument()).isEqualTo(BTC);
    }

    @Test
    void refusesImpossibleReports() {
        ExecutionReport unnumbered = report();
        unnumbered.setSequence(0);
        ExecutionReport negative = report();
        negative.setFee(decimal("-1"));
        ExecutionReport priceless = report();
        priceless.setLastPrice(decimal("0"));
        ExecutionReport sideless = report();
        sideless.setSide(io.smctrading.schemas.OrderSide.UNKNOWN);
        ExecutionReport empty = report();
        empty.getIntent().setQuantity(decimal("0"));

        assertRefused(
                () -> ExecutionMapper.fromWire(new ExecutionOrClock(unnumbered)),
                "sequence 0 is not above 0");
        assertRefused(
                () -> ExecutionMapper.fromWire(new ExecutionOrClock(negative)), "fee -1.00000000");
        assertRefused(
                () -> ExecutionMapper.fromWire(new ExecutionOrClock(priceless)),
                "lastPrice 0.00000000");
        assertRefused(
                () -> ExecutionMapper.fromWire(new ExecutionOrClock(sideless)),
                "side UNKNOWN is not allowed, allowed: BUY, SELL");
        assertRefused(
                () -> ExecutionMapper.fromWire(new ExecutionOrClock(empty)),
                "the intent breaks a rule");
    }

    @Test
    void readsClocksOfEveryTopic() throws WireException {
        io.smctrading.schemas.Clock wire = ClockMapper.toWire(CLOCK);

        assertThat(SignalMapper.fromWire(new SignalOrClock(wire)))
                .isEqualTo(new ClockInput(Channel.SIGNALS, CLOCK));
        assertThat(ExecutionMapper.fromWire(new ExecutionOrClock(wire)))
                .isEqualTo(new ClockInput(Channel.EXECUTIONS, CLOCK));
        assertThat(CandleMapper.fromWire(new CandleOrClock(wire))).isEqualTo(OrClock.clock(CLOCK));
    }

    @Test
    void readsInstrumentsAndRefusesThoseWithoutSteps() throws WireException {
        Instrument wire =
                new Instrument(
                        BTC.venue(),
                        BTC.symbol(),
                        BTC.symbol(),
                        "BASE",
                        "USD",
                        decimal("0.01"),
                        decimal("0.0001"),
                        decimal("10"),
                        false);

        InstrumentInput input = (InstrumentInput) InstrumentMapper.fromWire(wire);
        assertThat(input.id()).isEqualTo(BTC);
        assertThat(input.instrument().lotSize()).isEqualByComparingTo("0.0001");

        wire.setLotSize(decimal("0"));
        assertRefused(() -> InstrumentMapper.fromWire(wire), "is out of range");
    }

    @Test
    void readsCommandsAndRefusesUnknownOnes() throws WireException {
        ControlCommand wire =
                new ControlCommand("c", ControlAction.HALT, "paper", "flood", "ann", T0);

        assertThat(((ControlInput) ControlMapper.fromWire(wire)).command().action())
                .isEqualTo(io.smctrading.core.risk.ControlCommand.Action.HALT);

        wire.setAction(ControlAction.UNKNOWN);
        assertRefused(() -> ControlMapper.fromWire(wire), "action UNKNOWN is not allowed");
    }

    @Test
    void writesOrdersAndTheirClocks() throws WireException {
        var order =
                (io.smctrading.schemas.OrderIntent)
                        OrderMapper.toWire(OrClock.of(INTENT)).getValue();

        assertThat(order.getQuantity()).isEqualTo(decimal("0.5"));
        assertThat(order.getLimitPrice()).isNull();
        assertThat(order.getStopPrice()).isEqualTo(decimal("1010"));
        assertThat(order.getSide()).isEqualTo(io.smctrading.schemas.OrderSide.SELL);
        assertThat(OrderMapper.KEY.of(OrClock.of(INTENT))).isEqualTo("bitstamp:BTC-USD");
        assertThat(OrderMapper.KEY.of(OrClock.clock(CLOCK))).isEqualTo("bitstamp:BTC-USD");
        assertThat(OrderMapper.toWire(OrClock.clock(CLOCK)).getValue())
                .isEqualTo(ClockMapper.toWire(CLOCK));
    }

    @Test
    void writesDecisions() {
        RiskDecision decision =
                new RiskDecision(
                        "d",
                        "s",
                        "paper",
                        BTC,
                        T0,
                        RiskCode.DAILY_LOSS,
                        "why",
                        new BigDecimal("99999.123456789"),
                        new BigDecimal("-1"),
                        BigDecimal.ZERO,
                        new BigDecimal("1000"),
                        new BigDecimal("990"),
                        new BigDecimal("1020"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);

        io.smctrading.schemas.RiskDecision wire = DecisionMapper.toWire(decision);

        assertThat(wire.getApproved()).isFalse();
        assertThat(wire.getCode()).isEqualTo("DAILY_LOSS");
        assertThat(wire.getEquity()).isEqualTo(decimal("99999.12345679"));
    }

    @Test
    void writesThePortfolioAndCutsWhatTheContractCannotHold() {
        PortfolioSnapshot snapshot =
                new PortfolioSnapshot(
                        "paper",
                        T0,
                        new BigDecimal("1e20"),
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("-1e20"),
                        0.25,
                        TradingState.HALTED,
                        List.of(
                                new PositionSnapshot(
                                        BTC,
                                        BigDecimal.ONE,
                                        BigDecimal.TEN,
                                        BigDecimal.TEN,
                                        BigDecimal.ZERO)));

        var wire =
                (io.smctrading.schemas.PortfolioSnapshot)
                        PortfolioMapper.toWire(OrClock.of(snapshot)).getValue();

        assertThat(wire.getEquity()).isEqualByComparingTo("999999999999");
        assertThat(wire.getDailyProfit()).isEqualByComparingTo("-999999999999");
        assertThat(wire.getTradingState()).isEqualTo(io.smctrading.schemas.TradingState.HALTED);
        assertThat(wire.getPositions()).hasSize(1);
        assertThat(wire.getPositions().get(0).getSymbol()).isEqualTo("BTC-USD");
    }

    private static TradeSignal signal() {
        return new TradeSignal(
                "s",
                PositionSide.SHORT,
                Scope.INTERNAL,
                BTC.venue(),
                BTC.symbol(),
                "15m",
                RiskFixtures.minute(-60),
                T0,
                T0.plusSeconds(900),
                decimal("1000"),
                decimal("1010"),
                decimal("980"),
                0.7,
                "zone",
                "break",
                new SignalFactors(true, true, true, false, false, false, false));
    }

    private static ExecutionReport report() {
        return ExecutionReport.newBuilder()
                .setExecutionId("o-stop-2")
                .setOrderId("o-stop")
                .setIntentId("o")
                .setLeg(OrderLeg.STOP_LOSS)
                .setSequence(2)
                .setAccount("paper")
                .setVenue(BTC.venue())
                .setSymbol(BTC.symbol())
                .setSide(io.smctrading.schemas.OrderSide.BUY)
                .setStatus(OrderStatus.FILLED)
                .setTerminal(true)
                .setTime(T0)
                .setLastQuantity(decimal("0.5"))
                .setLastPrice(decimal("1010"))
                .setFee(decimal("1"))
                .setCumulativeQuantity(decimal("0.5"))
                .setAveragePrice(decimal("1010"))
                .setIntent(
                        (io.smctrading.schemas.OrderIntent)
                                OrderMapper.toWire(OrClock.of(INTENT)).getValue())
                .build();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(8);
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable mapping, String message) {
        assertThatThrownBy(mapping).isInstanceOf(WireException.class).hasMessageContaining(message);
    }
}
