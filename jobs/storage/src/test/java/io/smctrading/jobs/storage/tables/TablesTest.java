package io.smctrading.jobs.storage.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void haveEveryTopicOfCatalogue() {
        assertThat(Tables.all())
                .extracting(table -> table.topic().name())
                .containsExactlyElementsOf(
                        Topics.records().stream().map(topic -> topic.name()).toList());
    }

    @Test
    void haveAsManyParametersAsValues() throws WireException {
        for (Table<?> table : Tables.all()) {
            assertThat(sample(table).size())
                    .as(table.name())
                    .isEqualTo(parameters(table.storing()));
        }
    }

    private static int parameters(Storing storing) {
        return storing instanceof Storing.Bulk bulk
                ? bulk.columns().size()
                : (int)
                        ((Storing.Ordered) storing)
                                .statement()
                                .chars()
                                .filter(c -> c == '?')
                                .count();
    }

    @Test
    void haveNoRowForClock() throws WireException {
        var clock = WireRecords.clock();

        assertThat(MarketTables.TRADES.mapper().map(new TradeOrClock(clock)).isNone()).isTrue();
        assertThat(MarketTables.CANDLES.mapper().map(new CandleOrClock(clock)).isNone()).isTrue();
        assertThat(StructureTables.SIGNALS.mapper().map(new SignalOrClock(clock)).isNone())
                .isTrue();
        assertThat(TradingTables.PORTFOLIO.mapper().map(new PortfolioOrClock(clock)).isNone())
                .isTrue();
        assertThat(OrderTables.INTENTS.mapper().map(new OrderOrClock(clock)).isNone()).isTrue();
        assertThat(OrderTables.EXECUTIONS.mapper().map(new ExecutionOrClock(clock)).isNone())
                .isTrue();
    }

    @Test
    void refuseWhatPostgresWouldNeverTake() {
        TradeOrClock wide = WireRecords.trade("1");
        ((Trade) wide.getValue()).setPrice(new BigDecimal("1000000000000.00000000"));
        TradeOrClock late = WireRecords.trade("1");
        ((Trade) late.getValue()).setTime(Instant.ofEpochMilli(Long.MAX_VALUE));

        refused(wide, "price '1000000000000.00000000' does not fit decimal(20,8)");
        refused(late, "time '+292278994-08-17T07:12:55.807Z' is not from 0001-01-01T00:00:00Z");
        refused(WireRecords.trade("a\0b"), "trade_id holds a NUL character at 1");
        refused(WireRecords.trade("x".repeat(401)), "trade_id is longer than 400 bytes");
    }

    @Test
    void nameStructureAsUsersOfTablesKnowIt() {
        assertThat(StructureTables.patternType("BREAK_OF_STRUCTURE")).isEqualTo("bos");
        assertThat(StructureTables.patternType("CHANGE_OF_CHARACTER")).isEqualTo("choch");
        assertThat(StructureTables.patternType("FAIR_VALUE_GAP")).isEqualTo("fvg");
        assertThat(StructureTables.patternType("FAIR_VALUE_GAP_FILLED")).isEqualTo("fvg_filled");
        assertThat(StructureTables.patternType("ORDER_BLOCK")).isEqualTo("order_block");
        assertThat(StructureTables.patternType("LIQUIDITY_SWEEP")).isEqualTo("liquidity_sweep");
    }

    @Test
    void mendDeadLettersInsteadOfRefusingThem() {
        var letter = WireRecords.deadLetter("a\0b");
        letter.setTime(Instant.ofEpochMilli(Long.MAX_VALUE));
        letter.setStage("s".repeat(10_000));

        TableRow row = DeadLetterRows.of(letter);

        assertThat(row.value(3)).asString().hasSize(100);
        assertThat(row.value(4)).isEqualTo(Instant.parse("9999-12-31T23:59:59.999Z"));
        assertThat(row.value(5)).isEqualTo("a\ufffdb");
    }

    private static void refused(TradeOrClock trade, String reason) {
        assertThatThrownBy(() -> MarketTables.TRADES.mapper().map(trade))
                .isInstanceOf(WireException.class)
                .hasMessageContaining(reason);
    }

    static <T extends org.apache.avro.specific.SpecificRecord> TableRow sample(Table<T> table)
            throws WireException {
        return table.mapper()
                .map(table.topic().type().cast(WireRecords.samples().get(table.topic().name())));
    }
}
