package io.smctrading.stack;

import java.net.URI;

/**
 * Where the servers of a stack answer.
 *
 * @param kafka bootstrap servers
 * @param registry root of the registry's API in Confluent's dialect
 * @param flink dashboard and REST API
 * @param sidecar root of the execution sidecar's API
 * @param simulator root of the exchange simulator's admin API; empty of a running stack without one
 * @param ledger database of the sidecar's order ledger
 * @param analytics database of the storage job
 * @param registryDatabase database of the schema registry
 */
public record Endpoints(
        String kafka,
        URI registry,
        URI flink,
        URI sidecar,
        URI simulator,
        Database ledger,
        Database analytics,
        Database registryDatabase) {

    static Endpoints of(StackConfig config) {
        Ports ports = config.ports();
        return of(
                config.state(),
                ports.address(StackPort.KAFKA),
                "http://" + ports.address(StackPort.REGISTRY) + "/apis/ccompat/v7",
                "http://" + ports.address(StackPort.FLINK),
                "http://" + ports.address(StackPort.SIDECAR),
                "http://" + ports.address(StackPort.SIMULATOR),
                "jdbc:postgresql://" + ports.address(StackPort.POSTGRES) + '/');
    }

    /** Of a stack that another process runs. */
    static Endpoints of(StateFolder state, StackRecord record) {
        String metrics = record.urls().get(StackRecord.SIDECAR_METRICS);
        String analytics = record.urls().get(StackRecord.ANALYTICS);
        return of(
                state,
                record.urls().get(StackRecord.KAFKA),
                record.urls().get(StackRecord.REGISTRY),
                record.urls().get(StackRecord.DASHBOARD),
                metrics.substring(0, metrics.lastIndexOf('/')),
                record.urls().getOrDefault(StackRecord.SIMULATOR, ""),
                analytics.substring(0, analytics.lastIndexOf('/') + 1));
    }

    private static Endpoints of(
            StateFolder state,
            String kafka,
            String registry,
            String flink,
            String sidecar,
            String simulator,
            String postgres) {
        return new Endpoints(
                kafka,
                URI.create(registry),
                URI.create(flink),
                URI.create(sidecar),
                URI.create(simulator),
                database(state, postgres, "ledger"),
                database(state, postgres, "analytics"),
                database(state, postgres, "registry"));
    }

    private static Database database(StateFolder state, String postgres, String name) {
        return new Database(postgres + name, name, state.secrets().resolve(name + ".password"));
    }
}
