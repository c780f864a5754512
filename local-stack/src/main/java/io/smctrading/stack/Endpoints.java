package io.smctrading.stack;

import java.net.URI;

/**
 * Where the servers of a stack answer.
 *
 * @param kafka bootstrap servers
 * @param registry root of the registry's API in Confluent's dialect
 * @param flink dashboard and REST API
 * @param sidecar root of the execution sidecar's API
 * @param ledger database of the sidecar's order ledger
 * @param analytics database of the storage job
 * @param registryDatabase database of the schema registry
 */
public record Endpoints(
        String kafka,
        URI registry,
        URI flink,
        URI sidecar,
        Database ledger,
        Database analytics,
        Database registryDatabase) {

    static Endpoints of(StackConfig config) {
        Ports ports = config.ports();
        return new Endpoints(
                ports.address(StackPort.KAFKA),
                URI.create("http://" + ports.address(StackPort.REGISTRY) + "/apis/ccompat/v7"),
                URI.create("http://" + ports.address(StackPort.FLINK)),
                URI.create("http://" + ports.address(StackPort.SIDECAR)),
                database(config, "ledger"),
                database(config, "analytics"),
                database(config, "registry"));
    }

    /**
     * The database of the storage job, for another process than the stack's launcher.
     *
     * @param record what runs
     * @param state where it runs
     * @throws StackException if PostgreSQL is not among it
     */
    public static Database analytics(StackRecord record, StateFolder state) {
        int port =
                record.servers().stream()
                        .filter(server -> server.name().equals("postgres"))
                        .findFirst()
                        .orElseThrow(() -> StackException.failed("PostgreSQL does not run yet"))
                        .port();
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/analytics",
                "analytics",
                state.secrets().resolve("analytics.password"));
    }

    private static Database database(StackConfig config, String name) {
        return new Database(
                "jdbc:postgresql://" + config.ports().address(StackPort.POSTGRES) + "/" + name,
                name,
                config.state().secrets().resolve(name + ".password"));
    }
}
