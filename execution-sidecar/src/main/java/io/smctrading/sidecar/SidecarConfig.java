package io.smctrading.sidecar;

import io.smctrading.core.execution.CostModel;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the sidecar. Its text form never shows a secret.
 *
 * @param namespace which topics and which ledger it works on
 * @param account the account it trades; one sidecar at a time does
 * @param bootstrapServers Kafka brokers
 * @param registryUrl schema registry, Confluent's API
 * @param ledger where the ledger is
 * @param http where the API listens
 * @param costs fee and slippage of the paper venue
 * @param exchanges where the account trades; empty if on paper
 * @param retryPause wait between attempts to get trading after a failure
 */
public record SidecarConfig(
        String namespace,
        String account,
        String bootstrapServers,
        URI registryUrl,
        LedgerAccess ledger,
        Http http,
        CostModel costs,
        Optional<ExchangesConfig> exchanges,
        Duration retryPause) {

    /** The only address the API binds. */
    public static final String LOOPBACK = "127.0.0.1";

    /**
     * The ledger's database.
     *
     * @param url JDBC URL of a PostgreSQL database
     * @param user role that may create a schema there
     * @param password its password
     */
    public record LedgerAccess(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /**
     * The API.
     *
     * @param port port to bind at the loopback address, 0 for any free one
     * @param hosts names by which it may be called, besides those of the loopback address
     * @param tokens how bearer tokens are verified
     * @param requestsPerSecond of one subject, from 1
     * @param orderWait how long a request for an order waits for what becomes of it
     */
    public record Http(
            int port,
            Set<String> hosts,
            TokenSettings tokens,
            int requestsPerSecond,
            Duration orderWait) {
        @Override
        public String toString() {
            return LOOPBACK + ":" + port + " with " + tokens;
        }
    }

    /**
     * @throws SettingException if a key is unknown, missing or bad
     */
    public static SidecarConfig from(Settings settings) {
        String namespace =
                settings.text("namespace", "local", "prefix of the topics, name of the ledger");
        String account = settings.text("account", "paper", "account that is traded");
        SidecarConfig config =
                new SidecarConfig(
                        namespace,
                        account,
                        settings.text("kafka.bootstrap-servers", "127.0.0.1:9092", "Kafka brokers"),
                        settings.uri(
                                "registry.url",
                                "http://127.0.0.1:8081/apis/ccompat/v7",
                                "schema registry, Confluent's API"),
                        ledger(settings),
                        http(settings),
                        costs(settings),
                        ExchangesConfig.from(settings, account),
                        settings.duration(
                                "retry.pause",
                                Duration.ofSeconds(1),
                                "wait before trading is tried again after a failure"));
        settings.refuseUnknown();
        return config;
    }

    private static LedgerAccess ledger(Settings settings) {
        String url =
                settings.text(
                        "ledger.url",
                        "jdbc:postgresql://127.0.0.1:5432/postgres",
                        "JDBC URL of the ledger's database");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new SettingException(
                    "--ledger.url '" + url + "' is not allowed, allowed: jdbc:postgresql:…");
        }
        return new LedgerAccess(
                url,
                settings.text("ledger.user", "postgres", "role of the ledger's database"),
                settings.secret("ledger.password", "password of that role"));
    }

    private static Http http(Settings settings) {
        String hosts =
                settings.text(
                        "http.hosts",
                        "none",
                        "further names of the API's host, by commas; loopback names always are");
        return new Http(
                settings.integer("http.port", 8090, 0, 65_535, "port of the API at " + LOOPBACK),
                "none".equals(hosts) ? Set.of() : Set.of(hosts.split(",")),
                TokenSettings.from(settings),
                settings.integer(
                        "http.rate-limit",
                        200,
                        1,
                        100_000,
                        "requests a second that one subject may send"),
                settings.duration(
                        "http.order-wait",
                        Duration.ofSeconds(2),
                        "how long a request for an order waits for its outcome"));
    }

    private static CostModel costs(Settings settings) {
        return new CostModel(
                settings.decimal(
                        "paper.fee-rate",
                        "0.001",
                        "0",
                        "0.1",
                        "fee of a paper fill, as a fraction of its value"),
                settings.integer(
                        "paper.slippage-ticks",
                        0,
                        0,
                        10_000,
                        "how many ticks worse than the trade a paper market order fills"),
                settings.decimal(
                        "paper.slippage-bps",
                        "1",
                        "0",
                        "1000",
                        "the same in 1/10,000 of the price, added to the ticks"));
    }
}
