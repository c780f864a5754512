package io.smctrading.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.analytics.TestDatabase;
import io.smctrading.analytics.TestRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query over the rows of {@code trading.sql}; what is expected was computed by hand. */
class QueriesTest {

    private static final String SCHEMA = "demo-3";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static TestDatabase database;

    @BeforeAll
    static void fillDatabase() throws SQLException {
        database = TestDatabase.start();
        database.migrate(SCHEMA);
        database.execute(SCHEMA, TestRows.market());
        database.execute(SCHEMA, TestRows.trading());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    static List<Query> all() {
        return Queries.all();
    }

    @Test
    void profitBySymbol() throws SQLException {
        assertAnswer(
                "profit-by-symbol",
                "bitstamp|ETH-USD|1|1|1|9.83|0.11|1.97",
                "bitstamp|BTC-USD|2|1|0.5|2.63|4.87|0.13");
        assertThat(answer("profit-by-symbol", "from", "2013-11-25", "until", "2013-11-26"))
                .containsExactly("bitstamp|BTC-USD|2|1|0.5|2.63|4.87|0.13");
        assertThat(answer("profit-by-symbol", "account", "live")).isEmpty();
    }

    @Test
    void profitBySession() throws SQLException {
        assertAnswer(
                "profit-by-session",
                "sydney|1|1|1|9.83|1.97",
                "tokyo|1|1|1|9.83|1.97",
                "london|2|1|0.5|2.63|0.13",
                "new_york|1|0|0|-14.75|-1.48");
    }

    @Test
    void profitByPattern() throws SQLException {
        assertAnswer(
                "profit-by-pattern",
                "choch|internal|long|15m|1|1|1|17.38|1.74",
                "bos|internal|long|15m|1|1|1|9.83|1.97",
                "bos|internal|short|5m|1|0|0|-14.75|-1.48");
    }

    @Test
    void dailyProfit() throws SQLException {
        assertAnswer(
                "daily-profit",
                "paper|2013-11-25T00:00:00Z|1.8|10001.8|10000|10017.38|1620|0.0016",
                "paper|2013-11-26T00:00:00Z|28.2|10030|10003|10030|880|0.0014");
    }

    @Test
    void bestAndWorstTrades() throws SQLException {
        String best =
                "1|o1|BTC-USD|long|2013-11-25T09:00:02Z|2013-11-25T10:00:00Z|1|801|820|take_profit|17.38|1.74";
        String worst =
                "3|o2|BTC-USD|short|2013-11-25T14:00:10Z|2013-11-25T14:30:00Z|2|809.5|815.25|stop_loss|-14.75|-1.48";
        assertAnswer(
                "best-and-worst-trades",
                best,
                "2|o3|ETH-USD|long|2013-11-26T02:00:05Z|2013-11-26T02:40:00Z|10|5.006|6|take_profit|9.83|1.97",
                worst);
        assertThat(answer("best-and-worst-trades", "limit", "1")).containsExactly(best, worst);
    }

    @Test
    void drawdowns() throws SQLException {
        assertAnswer(
                "drawdowns",
                "paper|2013-11-25T10:01:00Z|2013-11-25T20:01:00Z|2013-11-26T03:00:00Z|10017.38|10001.8|15.58|0.0016");
        assertThat(answer("drawdowns", "until", "2013-11-25T15:00:00Z"))
                .containsExactly(
                        "paper|2013-11-25T10:01:00Z|2013-11-25T14:31:00Z|null|10017.38|10002.63|14.75|0.0015");
    }

    @Test
    void exposure() throws SQLException {
        assertThat(answer("exposure", "every", "1d"))
                .containsExactly(
                        "paper|2013-11-25T00:00:00Z|541.83|1620|0.1618|1|10001.8",
                        "paper|2013-11-26T00:00:00Z|855|880|0.088|1|10030");
        assertThat(answer("exposure"))
                .contains("paper|2013-11-25T14:00:00Z|810|1620|0.1618|1|10002.63");
    }

    @Test
    void costs() throws SQLException {
        assertAnswer(
                "costs",
                "bitstamp|BTC-USD|entry|3|3250|3.25|10|3|9.23",
                "bitstamp|BTC-USD|stop_loss|1|1630.5|1.63|10|0.5|3.07",
                "bitstamp|BTC-USD|take_profit|1|820|0.82|10|0|0",
                "bitstamp|ETH-USD|entry|2|50.06|0.05|9.99|0.06|11.99",
                "bitstamp|ETH-USD|take_profit|1|60|0.06|10|0|0");
    }

    @Test
    void factorHitRate() throws SQLException {
        assertAnswer(
                "factor-hit-rate",
                "change_of_character|2|1|1|0|27.21|1.85|-1.48",
                "kill_zone|0|null|3|0.6667|0|null|0.74",
                "sweep|2|0.5|1|1|2.63|0.13|1.97");
    }

    @Test
    void confidenceHitRate() throws SQLException {
        assertAnswer(
                "confidence-hit-rate",
                "0.4|1|0|0|-14.75|-1.48",
                "0.6|1|1|1|17.38|1.74",
                "0.8|1|1|1|9.83|1.97");
    }

    @Test
    void orderOutcomes() throws SQLException {
        assertAnswer(
                "order-outcomes",
                "5m|refused|1|0.5|null",
                "5m|stop_loss|1|0.5|-14.75",
                "15m|refused|2|0.3333|null",
                "15m|take_profit|2|0.3333|27.21",
                "15m|open|1|0.1667|null",
                "15m|undecided|1|0.1667|null",
                "1h|not_entered|1|1|null");
    }

    @Test
    void refusals() throws SQLException {
        assertAnswer(
                "refusals",
                "DAILY_LOSS|2|0.25|2013-11-25T16:00:00Z|2013-11-25T18:00:00Z|reason of s6",
                "MAXIMUM_POSITION|1|0.125|2013-11-25T17:00:00Z|2013-11-25T17:00:00Z|reason of s5");
    }

    @Test
    void signalToFill() throws SQLException {
        assertAnswer("signal-to-fill", "5m|1|10|10|10", "15m|3|2|5|5");
    }

    @Test
    void zoneOutcomes() throws SQLException {
        assertAnswer(
                "zone-outcomes",
                "fvg|15m|bullish|2|0|1|1|0.5",
                "order_block|5m|bearish|1|1|0|0|0",
                "order_block|15m|bullish|2|1|1|0|0.5");
    }

    @Test
    void uncountedTrades() throws SQLException {
        assertAnswer("uncounted-trades", "bitstamp|BTC-USD|2013-11-25T00:01:00Z|3|2|0.5");
        assertThat(answer("uncounted-trades", "symbol", "ETH-USD")).isEmpty();
    }

    @Test
    void deadLetters() throws SQLException {
        assertAnswer(
                "dead-letters",
                "market.trades|ingest|price '…' is not above 0|2|2013-11-25T00:05:00Z|2013-11-25T00:07:00Z|1:9",
                "orders|sidecar|schema id 99 is unknown|1|2013-11-25T00:06:00Z|2013-11-25T00:06:00Z|0:3");
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysOfEveryColumnAndParameterWhatItIs(Query query) throws SQLException {
        try (Connection connection = database.connect(SCHEMA)) {
            assertThat(query.ask(connection, Map.of(), TIMEOUT).columns())
                    .isEqualTo(query.columns().stream().map(Column::name).toList());
        }
        Set<String> used = new TreeSet<>();
        Matcher variable = Pattern.compile(":'(\\w+)'").matcher(query.sql());
        while (variable.find()) {
            used.add(variable.group(1));
        }
        assertThat(query.parameters())
                .allMatch(parameter -> parameter.allows(parameter.standard()))
                .extracting(Parameter::name)
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void catalogueHasEveryFile() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("src/main/resources/io/smctrading/analytics/query"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            all().stream().map(query -> query.name() + ".sql").toList());
        }
    }

    @Test
    void refusesUnknownNamesAndValues() {
        assertThatThrownBy(() -> Queries.named("profit"))
                .isInstanceOf(UnknownQueryException.class)
                .hasMessageStartingWith("query 'profit' is unknown, known: profit-by-symbol, ");
        Query query = Queries.named("exposure");
        refused(
                query,
                "symbol",
                "BTC-USD",
                "has no parameter --symbol, allowed: [--account, --from");
        refused(
                query,
                "from",
                "yesterday",
                "--from 'yesterday' is not allowed, allowed: a UTC date");
        refused(query, "every", "0h", "allowed: a length of time such as 15m");
        refused(Queries.named("drawdowns"), "limit", "0", "allowed: a whole number from 1");
        refused(query, "account", "", "allowed: a text of 1 to 400 characters");
    }

    @Test
    void bindsValuesInsteadOfPastingThem() throws SQLException {
        assertThat(answer("profit-by-symbol", "account", "x' OR 'all' = 'all")).isEmpty();
    }

    @Test
    void neitherWritesNorTakesLongerThanAllowed() throws SQLException {
        Query writing =
                Query.parse(
                        "w",
                        header(
                                "WITH d AS (DELETE FROM orders RETURNING 1) SELECT count(*) AS n FROM d"));
        Query slow = Query.parse("s", header("SELECT count(*) AS n FROM pg_sleep(60)"));
        try (Connection connection = database.connect(SCHEMA)) {
            assertThatThrownBy(() -> writing.ask(connection, Map.of(), TIMEOUT))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only transaction");
            assertThatThrownBy(() -> slow.ask(connection, Map.of(), Duration.ofMillis(50)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("statement timeout");
        }
    }

    private static String header(String sql) {
        return "-- title: t\n-- answers: a\n-- column: n: number\n" + sql;
    }

    private static void refused(Query query, String parameter, String value, String message) {
        assertThatThrownBy(() -> query.values(Map.of(parameter, value)))
                .isInstanceOf(UnknownQueryException.class)
                .hasMessageContaining(message);
    }

    private static void assertAnswer(String name, String... rows) throws SQLException {
        assertThat(answer(name)).containsExactly(rows);
    }

    private static List<String> answer(String name, String... values) throws SQLException {
        Map<String, String> given =
                switch (values.length) {
                    case 2 -> Map.of(values[0], values[1]);
                    case 4 -> Map.of(values[0], values[1], values[2], values[3]);
                    default -> Map.of();
                };
        try (Connection connection = database.connect(SCHEMA)) {
            return Queries.named(name).ask(connection, given, TIMEOUT).rows().stream()
                    .map(QueriesTest::line)
                    .toList();
        }
    }

    private static String line(List<Object> row) {
        return Arrays.stream(row.toArray()).map(String::valueOf).collect(Collectors.joining("|"));
    }
}
