package io.smctrading.stack.server;

import io.smctrading.stack.Database;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema registry: Apicurio, with its schemas in PostgreSQL so that ids outlive a restart. */
public final class RegistryServer {

    private static final String NAME = "registry";

    private RegistryServer() {}

    /**
     * @param api root of its API in Confluent's dialect
     * @param database where it keeps the schemas
     */
    public static ServerProcess define(StackConfig config, URI api, Database database) {
        List<String> command =
                JavaCommand.of(config.distribution(), config.state(), NAME)
                        .heap("64m", "256m")
                        .quickCompilerOnly()
                        .option("-XX:MaxMetaspaceSize=192m")
                        .option("-XX:ReservedCodeCacheSize=48m")
                        .option("-Dquarkus.http.host=127.0.0.1")
                        .option("-Dquarkus.http.port=" + config.ports().of(StackPort.REGISTRY))
                        .option("-Dquarkus.log.console.json=false")
                        .option("-Dquarkus.banner.enabled=false")
                        // It would log every request otherwise.
                        .option("-Dquarkus.http.access-log.enabled=false")
                        .option(
                                "-Dquarkus.log.category.\"io.apicurio.registry.logging.audit\""
                                        + ".level=WARN")
                        .option("-Dapicurio.logconfigjob.every=1h")
                        .jar(config.distribution().registry())
                        .arguments(List.of());
        // By environment, not by argument: the password must not show in a list of processes.
        Map<String, String> environment = new LinkedHashMap<>(JavaCommand.ENVIRONMENT);
        environment.put("APICURIO_STORAGE_KIND", "sql");
        environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
        environment.put("APICURIO_DATASOURCE_URL", database.url());
        environment.put("APICURIO_DATASOURCE_USERNAME", database.user());
        environment.put("APICURIO_DATASOURCE_PASSWORD", database.password());
        environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2");
        environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2");
        environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8");
        HttpProbe probe = new HttpProbe(URI.create(api + "/config"));
        return new ServerProcess(
                new ServerSpec(
                        NAME,
                        StackPort.REGISTRY,
                        command,
                        environment,
                        config.state().log(NAME),
                        () -> probe.status() == 200,
                        config.startTimeout(),
                        Duration.ofSeconds(10)));
    }
}
