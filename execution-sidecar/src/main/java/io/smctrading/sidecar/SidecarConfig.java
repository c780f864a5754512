package io.smctrading.sidecar;

import io.smctrading.core.execution.CostModel;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
     * @param token what POST requests must bear, if anything
     */
    public record Http(int port, Optional<String> token) {
        @Override
        public String toString() {
            return LOOPBACK + ":" + port + (token.isPresent() ? " with a token" : "");
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
        int port = settings.integer("http.port", 8090, 0, 65_535, "port of the API at " + LOOPBACK);
        String file =
                settings.text(
                        "http.token-file",
                        "none",
                        "file with the token that POST requests must bear, or none");
        return new Http(port, "none".equals(file) ? Optional.empty() : token(file));
    }

    private static Optional<String> token(String file) {
        try {
            String token = Files.readString(Path.of(file)).strip();
            if (token.length() < 16) {
                throw new SettingException(
                        "--http.token-file '"
                                + file
                                + "' holds a token of "
                                + token.length()
                                + " characters, allowed: at least 16");
            }
            return Optional.of(token);
        } catch (IOException e) {
            throw new SettingException("--http.token-file '" + file + "' cannot be read: " + e);
        }
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
