package io.smctrading.stack.demo;

import io.smctrading.core.execution.BookState;
import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.PaperBook;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.EntryOrder;
import io.smctrading.core.risk.OrderReport;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskDesk;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskLimits;
import io.smctrading.core.risk.RiskOutput;
import io.smctrading.core.risk.RiskState;
import io.smctrading.core.risk.TradeSignal;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.stack.replay.TradeRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The same trading in one thread and one loop, without Kafka, Flink, sidecar or database: the
 * trades of a minute, its clock, the signals of the candles it closed, the orders they lead to.
 * Limits and costs are the defaults of the risk job and the sidecar, written down once more.
 */
final class SequentialTrading {

    private static final RiskLimits LIMITS =
            new RiskLimits(
                    new BigDecimal("0.005"),
                    new BigDecimal("0.5"),
                    BigDecimal.ONE,
                    10,
                    new BigDecimal("0.03"),
                    new BigDecimal("0.005"),
                    EntryOrder.MARKET);
    private static final CostModel COSTS =
            new CostModel(new BigDecimal("0.001"), 0, BigDecimal.ONE);
    private static final Duration MEMORY = Duration.ofHours(24);
    static final BigDecimal INITIAL_EQUITY = new BigDecimal("100000");

    final List<RiskDecision> decisions = new ArrayList<>();
    final List<OrderIntent> intents = new ArrayList<>();
    final List<ExecutionReport> reports = new ArrayList<>();
    BigDecimal equity;

    private final InstrumentId id;
    private final PaperBook book;
    private final RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
    private final RiskState risk = RiskState.open("paper", INITIAL_EQUITY);

    private SequentialTrading(Instrument instrument) {
        id = new InstrumentId(instrument.venue(), instrument.symbol());
        book = new PaperBook(instrument, COSTS, BookState.EMPTY);
        give(new RiskInput.InstrumentInput(instrument));
    }

    /** Trades the rows of the demo's instrument with the signals that their candles gave. */
    static SequentialTrading over(
            List<TradeRow> trades, List<Candle> minutes, List<EntrySignal> signals) {
        SequentialTrading trading = new SequentialTrading(instrument());
        Instant end = trades.get(trades.size() - 1).time().plusMillis(1);
        Instant boundary = trades.get(0).time().truncatedTo(ChronoUnit.MINUTES);
        int next = 0;
        for (Instant clock = boundary; clock.isBefore(end); ) {
            boundary = boundary.plus(1, ChronoUnit.MINUTES);
            clock = boundary.isBefore(end) ? boundary : end;
            while (next < trades.size() && trades.get(next).time().isBefore(clock)) {
                trading.tell(trading.book.onTrade(trading.trade(trades.get(next++))));
            }
            Instant time = clock;
            trading.minute(
                    time,
                    minutes.stream().filter(c -> c.closeTime().equals(time)).toList(),
                    signals.stream().filter(s -> s.confirmedTime().equals(time)).toList());
        }
        return trading;
    }

    private static Instrument instrument() {
        return new Instrument(
                DemoRun.BITSTAMP_BTC_USD.getVenue(),
                DemoRun.BITSTAMP_BTC_USD.getSymbol(),
                DemoRun.BITSTAMP_BTC_USD.getVenueSymbol(),
                DemoRun.BITSTAMP_BTC_USD.getBaseAsset(),
                DemoRun.BITSTAMP_BTC_USD.getQuoteAsset(),
                DemoRun.BITSTAMP_BTC_USD.getTickSize(),
                DemoRun.BITSTAMP_BTC_USD.getLotSize(),
                DemoRun.BITSTAMP_BTC_USD.getMinimumNotional(),
                DemoRun.BITSTAMP_BTC_USD.getShortable());
    }

    private void minute(Instant time, List<Candle> closed, List<EntrySignal> signals) {
        Clock clock = new Clock(id.venue(), id.symbol(), time, Clock.Mark.MARKET, 1);
        tell(book.onClock(time));
        closed.forEach(c -> give(new RiskInput.MarkInput(id, c.openTime(), c.close())));
        signals.forEach(signal -> give(new RiskInput.SignalInput(forRisk(signal))));
        for (Channel channel : Channel.values()) {
            give(new RiskInput.ClockInput(channel, clock));
        }
        give(new RiskInput.ClockInput(Channel.EXECUTIONS, clock.withMark(Clock.Mark.DECISIONS)));
    }

    private void give(RiskInput input) {
        List<OrderIntent> ordered = new ArrayList<>();
        desk.on(
                risk,
                input,
                output -> {
                    if (output instanceof RiskOutput.Decided decided) {
                        decisions.add(decided.decision());
                    } else if (output instanceof RiskOutput.Ordered order) {
                        ordered.add(order.intent());
                    } else if (output instanceof RiskOutput.Snapshot snapshot) {
                        equity = snapshot.snapshot().equity();
                    }
                });
        for (OrderIntent intent : ordered) {
            intents.add(intent);
            tell(book.accept(intent));
        }
    }

    private void tell(List<ExecutionReport> news) {
        for (ExecutionReport report : news) {
            reports.add(report);
            give(new RiskInput.ReportInput(forRisk(report)));
        }
    }

    private Trade trade(TradeRow row) {
        return new Trade(
                id.venue(), id.symbol(), row.id(), row.time(), row.price(), row.quantity());
    }

    private TradeSignal forRisk(EntrySignal signal) {
        return new TradeSignal(
                signal.signalId(),
                id,
                signal.series().timeframe(),
                signal.side(),
                signal.confirmedTime(),
                signal.validUntil(),
                WireDecimal.of(signal.entry()),
                WireDecimal.of(signal.stop()),
                WireDecimal.of(signal.target()));
    }

    private static OrderReport forRisk(ExecutionReport report) {
        return new OrderReport(
                report.order().id(),
                report.order().sequence(),
                report.order().side(),
                report.order().status().terminal(),
                report.time(),
                report.lastQuantity(),
                report.lastPrice(),
                report.fee(),
                report.order().filled(),
                report.order().averagePrice(),
                report.intent());
    }
}
