package io.smctrading.sidecar.http;

import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks the servers the sidecar depends on, each within two seconds. */
public final class Probes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LedgerDatabase database;
    private final URI registry;
    private final Admin broker;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public Probes(SidecarConfig config, LedgerDatabase database) {
        this.database = database;
        this.registry =
                URI.create(config.registryUrl().toString().replaceAll("/+$", "") + "/config");
        this.broker =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers(),
                                AdminClientConfig.CLIENT_ID_CONFIG,
                                "execution-sidecar-probe"));
    }

    /** By the names that /ready shows. */
    public Map<String, Callable<String>> all() {
        Map<String, Callable<String>> probes = new LinkedHashMap<>();
        probes.put("database", this::askDatabase);
        probes.put("broker", this::askBroker);
        probes.put("registry", this::askRegistry);
        return probes;
    }

    private String askDatabase() throws Exception {
        try (Connection connection = database.pool().getConnection()) {
            if (!connection.isValid((int) PATIENCE.toSeconds())) {
                throw new IOException("the connection is not valid");
            }
            return "schema " + database.schema();
        }
    }

    private String askBroker() throws Exception {
        int nodes =
                broker.describeCluster()
                        .nodes()
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .size();
        return nodes + " node(s)";
    }

    private String askRegistry() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry).timeout(PATIENCE).build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("status " + status);
        }
        return "status " + status;
    }

    @Override
    public void close() {
        broker.close(Duration.ofSeconds(1));
    }
}
