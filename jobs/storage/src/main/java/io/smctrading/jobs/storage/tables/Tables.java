package io.smctrading.jobs.storage.tables;

import java.util.List;

/** Every topic of the catalogue with its table. */
public final class Tables {

    private static final List<Table<?>> ALL =
            List.of(
                    MarketTables.TRADES,
                    MarketTables.QUOTES,
                    MarketTables.CANDLES,
                    StructureTables.PATTERNS,
                    StructureTables.SIGNALS,
                    TradingTables.DECISIONS,
                    TradingTables.PORTFOLIO,
                    OrderTables.INTENTS,
                    OrderTables.EXECUTIONS,
                    OperationsTables.CONTROL,
                    OperationsTables.REQUESTS,
                    MarketTables.INSTRUMENTS);

    /** Where all dead letters go; their rows are made by {@link DeadLetterRows}. */
    public static final String DEAD_LETTERS = "dead_letters";

    private Tables() {}

    /** In the order of the catalogue. */
    public static List<Table<?>> all() {
        return ALL;
    }

    /** How a dead letter's row is stored. */
    public static Storing deadLetterStoring() {
        return OperationsTables.DEAD_LETTERS;
    }
}
