package io.smctrading.stack.demo;

import static io.smctrading.stack.demo.TableRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.analytics.Migrations;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.replay.TradeRow;
import io.smctrading.stack.topics.TopicAdmin.Retention;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The jobs of today go on from what the jobs of every release left: over the trades that follow
 * they do what a run without any stop does. The topics are new ones under the old names, so the
 * kept positions lie behind their ends and the sources begin at the first record.
 *
 * <p>With {@code -Dkeep.release=VERSION} the savepoints of the jobs that were just built are
 * written as those of the version first.
 */
@ExtendWith(SharedStack.class)
class KeptSavepointsITCase {

    private static final Instant CUT = KeptSavepoints.CUT;
    private static final Instant END = Instant.parse("2013-11-26T05:04:00Z");

    private static Stack stack;
    private static Uninterrupted expected;

    @BeforeAll
    static void keepTheReleaseThatIsAskedFor() throws IOException {
        String version = System.getProperty("keep.release");
        if (version != null) {
            String built = System.getProperty("project.version").replace("-SNAPSHOT", "");
            assertThat(version)
                    .as("-Dkeep.release: earlier releases stay as they are, pom.xml builds")
                    .isEqualTo(built);
            KeptSavepoints.write(version);
        }
    }

    @BeforeAll
    static void decideWithoutStop(Stack running) {
        stack = running;
        expected = Uninterrupted.over(TradeFile.bitstampWeek().until(END));
    }

    static List<String> releases() {
        return KeptSavepoints.versions();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void goesOnFromTheSavepointsOfARelease(String version) throws SQLException {
        Namespace namespace = KeptSavepoints.namespace(version);
        restore(namespace, version);
        TradeFile rest = TradeFile.bitstampWeek().from(CUT).until(END);
        RunTotals totals =
                new DemoRun(stack, namespace).run(rest, stack.uptime(), trades -> {}).totals();

        assertThat(totals.deadLetters()).isZero();
        assertThat(totals.trades()).isEqualTo(rest.trades().size());
        assertThat(
                        rows(
                                namespace,
                                "SELECT timeframe, time, open, high, low, close, volume,"
                                        + " trades_count FROM market_data"))
                .as("candles, those that the stop cut through too")
                .containsExactlyInAnyOrderElementsOf(expected.candles());
        assertThat(rows(namespace, "SELECT event_id, detected_at FROM smc_patterns"))
                .as("structure, on what was seen before the stop")
                .containsExactlyInAnyOrderElementsOf(expected.events());
        assertThat(rows(namespace, "SELECT signal_id, price_level, stop_loss FROM smc_signals"))
                .as("signals of sequences that began before the stop")
                .containsExactlyInAnyOrderElementsOf(expected.signals())
                .isNotEmpty();
        assertThat(
                        rows(
                                namespace,
                                "SELECT decision_id, code, quantity, equity FROM risk_decisions"))
                .as("decisions on the equity that the trades before the stop left")
                .containsExactlyInAnyOrderElementsOf(expected.decisions());
        assertThat(
                        rows(
                                namespace,
                                "SELECT execution_id, upper(status), time, quantity, price"
                                        + " FROM executions"))
                .as("orders and fills")
                .containsExactlyInAnyOrderElementsOf(expected.reports())
                .isNotEmpty();
        assertThat(totals.equity()).isEqualByComparingTo(expected.equity());
    }

    private static void restore(Namespace namespace, String version) {
        stack.topics().create(namespace, Retention.UNLIMITED);
        Database analytics = stack.endpoints().analytics();
        Migrations.migrate(
                analytics.url(),
                analytics.user(),
                analytics.password(),
                namespace.databaseSchema());
        stack.startSidecar(namespace, List.of());
        for (Job job : Job.values()) {
            stack.submit(job, namespace, List.of(), Optional.of(KeptSavepoints.of(version, job)));
        }
    }

    private static List<String> rows(Namespace namespace, String query) throws SQLException {
        return TableRows.query(stack, namespace, query);
    }

    /** What a run from the first trade on does after the cut, decided in this thread. */
    private record Uninterrupted(
            List<String> candles,
            List<String> events,
            List<String> signals,
            List<String> decisions,
            List<String> reports,
            BigDecimal equity) {

        static Uninterrupted over(TradeFile file) {
            Instant end = file.lastTime().plusMillis(1);
            List<String> candles = new ArrayList<>();
            List<StructureEvent> events = new ArrayList<>();
            List<EntrySignal> signals = new ArrayList<>();
            for (Timeframe timeframe : Timeframe.values()) {
                List<Candle> closed = candles(file.trades(), timeframe, end);
                closed.stream()
                        .filter(candle -> candle.closeTime().isAfter(CUT))
                        .forEach(candle -> candles.add(candle(candle)));
                if (!closed.isEmpty()) {
                    Detection detection =
                            Detection.over(
                                    closed.get(0).series(),
                                    DetectionParameters.defaults(),
                                    closed.stream().map(Candle::bar).toList());
                    events.addAll(detection.events());
                    signals.addAll(detection.signals());
                }
            }
            SequentialTrading trading =
                    SequentialTrading.over(
                            file.trades(), candles(file.trades(), Timeframe.M1, end), signals);
            return new Uninterrupted(
                    candles,
                    later(
                            events,
                            StructureEvent::confirmedTime,
                            e -> row(e.eventId(), e.confirmedTime())),
                    later(
                            signals,
                            EntrySignal::confirmedTime,
                            s -> row(s.signalId(), price(s.entry()), price(s.stop()))),
                    later(
                            trading.decisions,
                            RiskDecision::time,
                            d ->
                                    row(
                                            d.decisionId(),
                                            d.code(),
                                            d.quantity(),
                                            WireDecimal.of(d.equity()))),
                    later(
                            trading.reports,
                            ExecutionReport::time,
                            r ->
                                    row(
                                            r.executionId(),
                                            r.order().status(),
                                            r.time(),
                                            r.lastQuantity(),
                                            r.lastPrice())),
                    WireDecimal.of(trading.equity));
        }

        private static List<Candle> candles(
                List<TradeRow> trades, Timeframe timeframe, Instant end) {
            return PlainCandles.of(
                    trades,
                    DemoRun.BITSTAMP_BTC_USD.getVenue(),
                    DemoRun.BITSTAMP_BTC_USD.getSymbol(),
                    timeframe,
                    end);
        }

        private static String candle(Candle candle) {
            return row(
                    candle.series().timeframe(),
                    candle.openTime(),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    candle.trades());
        }

        private static BigDecimal price(double price) {
            return WireDecimal.of(price);
        }

        private static <T> List<String> later(
                List<T> all, Function<T, Instant> time, Function<T, String> row) {
            return all.stream().filter(one -> time.apply(one).isAfter(CUT)).map(row).toList();
        }
    }
}
