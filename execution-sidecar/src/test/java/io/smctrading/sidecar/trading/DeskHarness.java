package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.CostModel;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.TradingLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A desk over a real ledger, fed in lock-step from topics in memory: a minute's trades and clock,
 * and once its MARKET clock is back, the minute's intents and DECISIONS clock.
 */
final class DeskHarness implements AutoCloseable {

    /** Thrown by a failpoint: the process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    static final String VENUE = "bitstamp";
    static final String SYMBOL = "BTC-USD";
    private static final FeedPartition TRADES = new FeedPartition("market.trades", 0);
    private static final FeedPartition ORDERS = new FeedPartition("orders", 0);
    private static final Instrument INSTRUMENT = instrument("0.01");

    final InMemoryBroker broker = new InMemoryBroker();
    final SidecarMetrics metrics = new SidecarMetrics(InstantSource.fixed(T0));
    final String account;
    private final LedgerDatabase database;
    private final CostModel costs;
    private final Consumer<Step> failpoint;
    private TradingLedger ledger;
    private TradingDesk desk;
    private long nextTrade;
    private long nextOrder;

    DeskHarness(
            LedgerDatabase database, String account, CostModel costs, Consumer<Step> failpoint) {
        this.database = database;
        this.account = account;
        this.costs = costs;
        this.failpoint = failpoint;
    }

    /** Opens the ledger and goes on from it, as the sidecar does: market first, then orders. */
    void start() {
        ledger = TradingLedger.open(database, account, "test");
        if (ledger.identity().isEmpty()) {
            ledger.found(database.namespace());
        }
        LedgerState state = ledger.load();
        nextTrade = state.progress().positions().getOrDefault(TRADES, 0L);
        nextOrder = state.progress().positions().getOrDefault(ORDERS, 0L);
        PaperVenue venue =
                new PaperVenue(
                        (exchange, symbol) ->
                                exchange.equals(VENUE) && symbol.equals(SYMBOL)
                                        ? Optional.of(INSTRUMENT)
                                        : Optional.empty(),
                        costs,
                        state,
                        InstantSource.fixed(T0));
        desk =
                new TradingDesk(
                        account,
                        ledger,
                        state,
                        venue,
                        broker,
                        metrics,
                        InstantSource.fixed(T0),
                        failpoint);
        desk.recover(state);
        pump();
    }

    /** Dies without a word. */
    void crash() {
        broker.forgetConfirmations();
        ledger.close();
    }

    /** Gives the desk whatever the topics have; true if it died over it. */
    boolean pumpSurvives() {
        try {
            pump();
            return true;
        } catch (Crash e) {
            return false;
        }
    }

    void pump() {
        for (; nextTrade < broker.trades.size(); nextTrade++) {
            Object record = broker.trades.get((int) nextTrade);
            if (record instanceof Trade trade) {
                desk.onTrade(TRADES, nextTrade, trade);
            } else {
                desk.onMarketClock(TRADES, nextTrade, (Clock) record);
            }
        }
        desk.endOfBatch();
        for (; nextOrder < broker.orders.size(); nextOrder++) {
            Object record = broker.orders.get((int) nextOrder);
            if (record instanceof OrderIntent intent) {
                desk.onIntent(ORDERS, nextOrder, intent, T0, T0);
            } else {
                desk.onDecisionsClock(ORDERS, nextOrder, (Clock) record);
            }
        }
        desk.endOfBatch();
    }

    TradingDesk desk() {
        return desk;
    }

    /** One minute of market, then what is decided on it; dies and comes back as often as told. */
    void minute(int minute, List<Trade> trades, List<OrderIntent> intents) {
        broker.trades.addAll(trades);
        broker.trades.add(clock(minute, Clock.Mark.MARKET));
        untilAlive();
        broker.orders.addAll(intents);
        broker.orders.add(clock(minute, Clock.Mark.DECISIONS));
        untilAlive();
    }

    private void untilAlive() {
        boolean alive = pumpSurvives();
        while (!alive) {
            crash();
            try {
                start();
                alive = true;
            } catch (Crash e) {
                alive = false;
            }
        }
    }

    static Instrument instrument(String lotSize) {
        return new Instrument(
                VENUE,
                SYMBOL,
                "btcusd",
                "BTC",
                "USD",
                new BigDecimal("0.1"),
                new BigDecimal(lotSize),
                new BigDecimal("10"),
                true);
    }

    static Clock clock(int minute, Clock.Mark mark) {
        return new Clock(VENUE, SYMBOL, T0.plusSeconds(60L * minute), mark, 1);
    }

    static Trade trade(String id, int seconds, String price, String quantity) {
        return new Trade(
                VENUE,
                SYMBOL,
                id,
                T0.plusSeconds(seconds),
                new BigDecimal(price),
                new BigDecimal(quantity));
    }

    OrderIntent intent(
            String id, int minute, OrderSide side, String quantity, int stop, int target) {
        return new OrderIntent(
                account + "." + id,
                "decision-" + id,
                null,
                account,
                VENUE,
                SYMBOL,
                side,
                new BigDecimal(quantity),
                null,
                BigDecimal.valueOf(stop),
                BigDecimal.valueOf(target),
                false,
                T0.plusSeconds(60L * minute),
                T0.plusSeconds(60L * minute + 120));
    }

    OrderIntent flatten(String id, int minute, OrderSide side, String quantity) {
        return new OrderIntent(
                account + "." + id,
                "decision-" + id,
                null,
                account,
                VENUE,
                SYMBOL,
                side,
                new BigDecimal(quantity),
                null,
                null,
                null,
                true,
                T0.plusSeconds(60L * minute),
                T0.plusSeconds(60L * minute + 600));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
