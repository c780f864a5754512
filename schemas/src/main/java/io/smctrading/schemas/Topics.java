package io.smctrading.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The topic catalogue: every topic of the system, once. The stack creates them at start; jobs,
 * sidecar and tools take names and types from here.
 */
public final class Topics {

    private static final String MARKET_KEY = "venue:symbol";
    private static final Duration MARKET_RETENTION = Duration.ofDays(7);
    private static final Duration TRADING_RETENTION = Duration.ofDays(30);

    public static final Topic<TradeOrClock> TRADES =
            new Topic<>("market.trades", MARKET_KEY, TradeOrClock.class, 4, MARKET_RETENTION);
    public static final Topic<Quote> QUOTES =
            new Topic<>("market.quotes", MARKET_KEY, Quote.class, 4, MARKET_RETENTION);
    public static final Topic<CandleOrClock> CANDLES =
            new Topic<>("market.candles", MARKET_KEY, CandleOrClock.class, 4, MARKET_RETENTION);
    public static final Topic<StructureEvent> EVENTS =
            new Topic<>("smc.events", MARKET_KEY, StructureEvent.class, 4, TRADING_RETENTION);
    public static final Topic<SignalOrClock> SIGNALS =
            new Topic<>("smc.signals", MARKET_KEY, SignalOrClock.class, 4, TRADING_RETENTION);
    public static final Topic<RiskDecision> DECISIONS =
            new Topic<>("risk.decisions", "account", RiskDecision.class, 1, TRADING_RETENTION);
    public static final Topic<PortfolioOrClock> PORTFOLIO =
            new Topic<>("risk.portfolio", "account", PortfolioOrClock.class, 1, TRADING_RETENTION);
    public static final Topic<OrderOrClock> ORDERS =
            new Topic<>("orders", MARKET_KEY, OrderOrClock.class, 4, TRADING_RETENTION);
    public static final Topic<ExecutionOrClock> EXECUTIONS =
            new Topic<>("executions", MARKET_KEY, ExecutionOrClock.class, 4, TRADING_RETENTION);
    public static final Topic<ControlCommand> CONTROL =
            new Topic<>("control.commands", "account", ControlCommand.class, 1, null);
    public static final Topic<OrderRequest> REQUESTS =
            new Topic<>("order.requests", "account", OrderRequest.class, 1, TRADING_RETENTION);
    public static final Topic<Instrument> INSTRUMENTS =
            new Topic<>("instruments", MARKET_KEY, Instrument.class, 1, null);

    /** Topics that carry the system's own records; each input topic also has a dead-letter one. */
    private static final List<Topic<?>> RECORD_TOPICS =
            List.of(
                    TRADES,
                    QUOTES,
                    CANDLES,
                    EVENTS,
                    SIGNALS,
                    DECISIONS,
                    PORTFOLIO,
                    ORDERS,
                    EXECUTIONS,
                    CONTROL,
                    REQUESTS,
                    INSTRUMENTS);

    private Topics() {}

    /** Where records of {@code topic} go that a stage could not use. */
    public static Topic<DeadLetter> deadLettersOf(Topic<?> topic) {
        return new Topic<>(
                "dead-letter." + topic.name(),
                "key of the refused record",
                DeadLetter.class,
                1,
                TRADING_RETENTION);
    }

    /** The topics of the system without their dead letters, in the order data walks. */
    public static List<Topic<?>> records() {
        return RECORD_TOPICS;
    }

    /** All dead-letter topics, one per record topic. */
    public static List<Topic<DeadLetter>> deadLetters() {
        return RECORD_TOPICS.stream().map(Topics::deadLettersOf).toList();
    }

    /** Every topic to create at start. */
    public static List<Topic<?>> all() {
        List<Topic<?>> all = new ArrayList<>(RECORD_TOPICS);
        all.addAll(deadLetters());
        return List.copyOf(all);
    }
}
