package io.smctrading.sidecar.trading;

import static io.smctrading.sidecar.trading.SidecarFixture.SYMBOL;
import static io.smctrading.sidecar.trading.SidecarFixture.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.BrokerServer;
import io.smctrading.sidecar.RegistryServer;
import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import io.smctrading.sidecar.trading.TradingStatus.Phase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sidecar needs goes away and comes back: a real broker, a real PostgreSQL. */
class OutageITCase {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    @TempDir Path folder;
    private BrokerServer broker;
    private RegistryServer registry;
    private EmbeddedPostgres postgres;
    private int postgresPort;
    private SidecarFixture sidecar;

    @BeforeEach
    void startServers() {
        broker = new BrokerServer(folder);
        broker.start();
        registry = new RegistryServer();
        registry.start();
        startPostgres();
        sidecar =
                new SidecarFixture(
                                "outage-" + NAMESPACES.incrementAndGet(),
                                broker,
                                registry,
                                new LedgerAccess(
                                        postgres.getJdbcUrl("postgres", "postgres"),
                                        "postgres",
                                        "postgres"))
                        .begin();
        sidecar.trade("t1", 1, "100", "1");
        sidecar.order(buy("before", SYMBOL, "90"));
        awaitReports("before-1 ACCEPTED");
    }

    @AfterEach
    void stopServers() throws IOException {
        sidecar.close();
        broker.close();
        registry.close();
        postgres.close();
    }

    private void startPostgres() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder.resolve("postgres"))
                            .setCleanDataDirectory(false)
                            .setPort(postgresPort)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start();
            postgresPort = postgres.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsNothingThatIsNotDurableWhileTheLedgerIsAwayAndGoesOnByItself() throws Exception {
        long epoch = sidecar.status().epoch();

        postgres.close();
        sidecar.order(buy("during", SYMBOL, "91"));
        sidecar.trade("t2", 2, "89", "1");
        sidecar.clocks(60);
        sidecar.awaitPhase(Phase.RECOVERING);

        assertThat(sidecar.reports()).containsExactly("before-1 ACCEPTED");

        startPostgres();
        sidecar.awaitPhase(Phase.TRADING);
        // Confirmations die with a session: what was not noted as confirmed may come twice.
        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(new LinkedHashSet<>(sidecar.reports()))
                                        .containsExactly(
                                                "before-1 ACCEPTED",
                                                "before-2 FILLED",
                                                "before-stop-1 ACCEPTED",
                                                "before-target-1 ACCEPTED",
                                                "during-1 ACCEPTED"));
        assertThat(sidecar.status().epoch()).isGreaterThan(epoch);
        assertThat(column("select count(*) from orders where placed_at is null and leg = 'ENTRY'"))
                .containsExactly("0");
    }

    @Test
    void keepsReportsThatTheBrokerDoesNotTakeAndPublishesThemOnceInOrder() throws Exception {
        largestExecution("1");
        await().atMost(SidecarFixture.PATIENCE).until(() -> !sidecar.executionsTake());

        sidecar.trade("t2", 2, "89", "0.4");
        sidecar.trade("t3", 3, "89", "0.6");
        sidecar.order(buy("during", SYMBOL, "80"));
        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(column("select execution_id from outbox order by 1"))
                                        .contains("before-2", "before-3", "during-1"));
        assertThat(sidecar.reports()).containsExactly("before-1 ACCEPTED");

        largestExecution("1000000");

        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(() -> assertThat(sidecar.reports()).hasSize(6));
        sidecar.awaitPhase(Phase.TRADING);
        assertThat(sidecar.reports())
                .containsSubsequence("before-1 ACCEPTED", "before-2 PARTIALLY_FILLED")
                .containsSubsequence("before-2 PARTIALLY_FILLED", "before-3 FILLED")
                .contains("during-1 ACCEPTED")
                .doesNotHaveDuplicates();
    }

    @Test
    void readsOnWhereItWasWhenTheBrokerIsBack() {
        broker.stop();
        broker.start();

        sidecar.order(buy("after", SYMBOL, "91"));
        sidecar.trade("t2", 2, "89", "2");

        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(sidecar.reports())
                                        .contains("after-1 ACCEPTED", "before-2 FILLED")
                                        .doesNotHaveDuplicates());
        assertThat(sidecar.status().phase()).isEqualTo(Phase.TRADING);
    }

    @Test
    void tradesOnWithoutTheRegistryAndWaitsForItWhereAnUnknownSchemaComes() {
        byte[] value = new byte[] {0, 0, 0, 0, 99, 1};

        registry.stop();
        sidecar.order(buy("without", SYMBOL, "91"));
        awaitReports("before-1 ACCEPTED", "without-1 ACCEPTED");

        sidecar.send(Topics.ORDERS, SYMBOL, value);
        sidecar.order(buy("behind", SYMBOL, "92"));
        registry.start();

        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(new LinkedHashSet<>(sidecar.reports()))
                                        .containsExactly(
                                                "before-1 ACCEPTED",
                                                "without-1 ACCEPTED",
                                                "behind-1 ACCEPTED"));
        assertThat(sidecar.records(Topics.deadLettersOf(Topics.ORDERS)))
                .extracting(letter -> letter.getReason())
                .containsExactly("the registry knows no schema 99");
    }

    @Test
    void keepsTheBooksOfManyOpenOrdersOverARestart() throws SQLException {
        int orders = 300;
        for (int i = 0; i < orders; i++) {
            sidecar.order(buy("many" + i, SYMBOL, "50"));
        }
        await().atMost(SidecarFixture.PATIENCE).until(() -> sidecar.reports().size() == orders + 1);

        sidecar.stop();
        sidecar.start();
        sidecar.awaitPhase(Phase.TRADING);
        sidecar.trade("t2", 2, "49", "1000");

        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                column(
                                                        "select count(*) from orders where"
                                                                + " status = 'FILLED'"))
                                        .containsExactly(Integer.toString(orders + 1)));
        assertThat(column("select count(*) from executions where venue_trade_id = 't2'"))
                .containsExactly(Integer.toString(orders + 1));
    }

    private void awaitReports(String... reports) {
        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(() -> assertThat(sidecar.reports()).containsExactly(reports));
    }

    /** In bytes: where nothing is small enough, the broker takes nothing. */
    private void largestExecution(String bytes) {
        ConfigResource topic =
                new ConfigResource(
                        ConfigResource.Type.TOPIC, Topics.EXECUTIONS.in(sidecar.namespace));
        Collection<AlterConfigOp> change =
                List.of(
                        new AlterConfigOp(
                                new ConfigEntry("max.message.bytes", bytes),
                                AlterConfigOp.OpType.SET));
        SidecarFixture.done(
                () -> sidecar.admin.incrementalAlterConfigs(Map.of(topic, change)).all().get());
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = sidecar.database.pool().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            List<String> values = new java.util.ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
