package io.smctrading.core.risk;

import io.smctrading.core.execution.BookState;
import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.PaperBook;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.market.Trade;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A lock-step replay of random markets against the paper venue, with repeated records as real
 * topics have them. It keeps what each (topic, symbol) carried, so that the same records can be
 * given again in any other interleaving.
 */
public final class LockStepReplay {

    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final CostModel COSTS =
            new CostModel(new BigDecimal("0.001"), 1, BigDecimal.ZERO);

    private final Random random;
    private final RiskDesk desk;
    private final RiskState state = RiskState.open("paper", RiskFixtures.EQUITY);
    private final Map<InstrumentId, PaperBook> books = new LinkedHashMap<>();
    private final Map<InstrumentId, BigDecimal> prices = new LinkedHashMap<>();
    private final Map<String, List<RiskInput>> lanes = new LinkedHashMap<>();
    private final List<RiskOutput> outputs = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final List<Integer> busyBooks = new ArrayList<>();
    private int records;

    private LockStepReplay(long seed, RiskLimits limits) {
        random = new Random(seed);
        desk = new RiskDesk(limits, RiskFixtures.MEMORY);
    }

    /** Runs symbols together over minutes; every second symbol can be sold short. */
    public static LockStepReplay of(long seed, RiskLimits limits, int symbols, int minutes) {
        LockStepReplay replay = new LockStepReplay(seed, limits);
        for (int i = 0; i < symbols; i++) {
            replay.list(new InstrumentId("bitstamp", "S" + i + "-USD"), i % 2 == 1);
        }
        for (int minute = 1; minute <= minutes; minute++) {
            replay.runMinute(RiskFixtures.minute(minute));
        }
        return replay;
    }

    /** What the desk said, without notes. */
    public List<RiskOutput> outputs() {
        return withoutNotes(outputs);
    }

    /** Everything the ledger reported, once each. */
    public List<ExecutionReport> reports() {
        return reports;
    }

    /** Per intent in order: how many books were at work before it. */
    public List<Integer> busyBooks() {
        return busyBooks;
    }

    public RiskState state() {
        return state;
    }

    /** Inputs of each lane (topic and symbol), in their order. */
    public Map<String, List<RiskInput>> lanes() {
        return lanes;
    }

    /** All inputs, lanes interleaved at random. */
    public List<RiskInput> interleaved(long seed) {
        Random shuffle = new Random(seed);
        List<Deque<RiskInput>> left = new ArrayList<>();
        lanes.values().forEach(lane -> left.add(new ArrayDeque<>(lane)));
        List<RiskInput> all = new ArrayList<>();
        while (!left.isEmpty()) {
            int lane = shuffle.nextInt(left.size());
            // Runs of one lane, as sources deliver them.
            for (int run = 1 + shuffle.nextInt(20); run > 0 && !left.get(lane).isEmpty(); run--) {
                all.add(left.get(lane).remove());
            }
            if (left.get(lane).isEmpty()) {
                left.remove(lane);
            }
        }
        return all;
    }

    public static List<RiskOutput> withoutNotes(List<RiskOutput> outputs) {
        return outputs.stream().filter(output -> !(output instanceof Noted)).toList();
    }

    private void list(InstrumentId id, boolean shortable) {
        Instrument instrument = RiskFixtures.instrument(id, shortable, "0.001", "10");
        books.put(id, new PaperBook(instrument, COSTS, BookState.EMPTY));
        prices.put(id, new BigDecimal("1000"));
        give("instruments", new InstrumentInput(instrument));
    }

    private void runMinute(Instant time) {
        List<InstrumentId> symbols = List.copyOf(books.keySet());
        for (InstrumentId symbol : symbols) {
            trade(symbol, time);
            give(Channel.EXECUTIONS, marketClock(Channel.EXECUTIONS, symbol, time));
            give(Channel.CANDLES, marketClock(Channel.CANDLES, symbol, time));
            if (random.nextInt(6) == 0) {
                give(Channel.SIGNALS, new SignalInput(signal(symbol, time)));
            }
        }
        int said = outputs.size();
        for (InstrumentId symbol : symbols) {
            give(Channel.SIGNALS, marketClock(Channel.SIGNALS, symbol, time));
        }
        for (RiskOutput output : List.copyOf(outputs.subList(said, outputs.size()))) {
            if (output instanceof Ordered ordered) {
                busyBooks.add((int) books.values().stream().filter(PaperBook::busy).count());
                OrderIntent intent = ordered.intent();
                InstrumentId symbol = new InstrumentId(intent.venue(), intent.symbol());
                report(books.get(symbol).accept(intent));
            }
        }
        for (InstrumentId symbol : symbols) {
            give(
                    Channel.EXECUTIONS,
                    RiskFixtures.clock(
                            Channel.EXECUTIONS, symbol, time, Clock.Mark.DECISIONS, books.size()));
        }
    }

    private void trade(InstrumentId symbol, Instant time) {
        Instant open = time.minus(Duration.ofMinutes(1));
        int trades = random.nextInt(4);
        for (int i = 0; i < trades; i++) {
            BigDecimal price =
                    prices.get(symbol)
                            .add(TICK.multiply(BigDecimal.valueOf(random.nextInt(801) - 400)))
                            .max(BigDecimal.TEN);
            prices.put(symbol, price);
            Trade trade =
                    new Trade(
                            symbol.venue(),
                            symbol.symbol(),
                            "t" + records++,
                            open.plusSeconds(10L * i + 1),
                            price,
                            BigDecimal.valueOf(random.nextInt(50_000) + 1, 3));
            report(books.get(symbol).onTrade(trade));
        }
        if (trades > 0) {
            give(Channel.CANDLES, new MarkInput(symbol, open, prices.get(symbol)));
        }
        report(books.get(symbol).onClock(time));
    }

    private TradeSignal signal(InstrumentId symbol, Instant time) {
        Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        BigDecimal entry = prices.get(symbol);
        // Now and then on the wrong side.
        BigDecimal distance =
                TICK.multiply(BigDecimal.valueOf((random.nextInt(20) - 1) * 37L * side.sign()));
        return new TradeSignal(
                "signal-" + records++,
                symbol,
                random.nextBoolean() ? Timeframe.M1 : Timeframe.M5,
                side,
                time,
                time.plus(Duration.ofMinutes(2)),
                entry,
                entry.subtract(distance),
                entry.add(distance.add(distance)));
    }

    private void report(List<ExecutionReport> made) {
        for (ExecutionReport report : made) {
            reports.add(report);
            give(Channel.EXECUTIONS, new ReportInput(wire(report)));
        }
    }

    private RiskInput.ClockInput marketClock(Channel channel, InstrumentId symbol, Instant time) {
        return RiskFixtures.clock(channel, symbol, time, Clock.Mark.MARKET, books.size());
    }

    private void give(Channel channel, RiskInput.Timed input) {
        String lane = channel + " " + input.instrument();
        give(lane, input);
        if (random.nextInt(10) == 0) {
            give(lane, input);
        }
    }

    private void give(String lane, RiskInput input) {
        lanes.computeIfAbsent(lane, name -> new ArrayList<>()).add(input);
        desk.on(state, input, outputs::add);
    }

    private static OrderReport wire(ExecutionReport report) {
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
