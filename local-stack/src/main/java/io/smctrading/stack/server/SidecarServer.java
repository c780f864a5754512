package io.smctrading.stack.server;

import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The execution sidecar of one namespace. */
public final class SidecarServer {

    private static final String NAME = "sidecar";

    /** Of one subject: a replay in lock-step asks some hundred times a second. */
    private static final String REQUESTS_PER_SECOND = "10000";

    private SidecarServer() {}

    /**
     * @param more settings besides where the other servers are: {@code --key value} pairs
     */
    public static ServerProcess define(
            StackConfig config, Endpoints endpoints, Namespace namespace, List<String> more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--namespace",
                                namespace.name(),
                                "--http.port",
                                Integer.toString(config.ports().of(StackPort.SIDECAR)),
                                "--http.jwt-key-file",
                                new SidecarTokens(config.state()).keyFile().toString(),
                                "--http.rate-limit",
                                REQUESTS_PER_SECOND,
                                "--kafka.bootstrap-servers",
                                endpoints.kafka(),
                                "--registry.url",
                                endpoints.registry().toString(),
                                "--ledger.url",
                                endpoints.ledger().url(),
                                "--ledger.user",
                                endpoints.ledger().user(),
                                "--ledger.password-file",
                                endpoints.ledger().passwordFile().toString()));
        settings.addAll(config.plan().sidecarSettings(config.ports()));
        settings.addAll(more);
        Map<String, String> environment = new HashMap<>(JavaCommand.ENVIRONMENT);
        environment.putAll(config.plan().sidecarEnvironment());
        // Brackets live long or end at once: those that live are not copied to and fro.
        List<String> command =
                JavaCommand.of(config.distribution(), config.state(), NAME)
                        .heap("152m", "384m")
                        .quickCompilerOnly()
                        .option("-Xmn64m")
                        .option("-XX:MaxTenuringThreshold=2")
                        .option("-XX:MaxMetaspaceSize=128m")
                        .option("-XX:ReservedCodeCacheSize=32m")
                        .jar(config.distribution().sidecar())
                        .arguments(settings);
        HttpProbe probe = new HttpProbe(URI.create(endpoints.sidecar() + "/ready"));
        return new ServerProcess(
                new ServerSpec(
                        NAME,
                        StackPort.SIDECAR,
                        command,
                        environment,
                        config.state().log(NAME),
                        () -> probe.status() == 200,
                        config.startTimeout(),
                        Duration.ofSeconds(15)));
    }
}
