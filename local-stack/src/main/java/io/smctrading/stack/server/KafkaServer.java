package io.smctrading.stack.server;

import io.smctrading.stack.Ports;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** The broker: one node, every internal topic with one replica, small buffers. */
public final class KafkaServer {

    /** One cluster, one id: the data folder decides which cluster this is. */
    private static final String CLUSTER_ID = "smc-local-stack-kafka1";

    private static final String NAME = "kafka";

    private KafkaServer() {}

    /**
     * @param admin client of the broker to be, used to see whether it serves
     */
    public static ServerProcess define(StackConfig config, Admin admin) {
        Path properties = writeProperties(config);
        List<String> command =
                JavaCommand.of(config.distribution(), config.state(), NAME)
                        .heap("96m", "384m")
                        .option("-XX:MaxMetaspaceSize=128m")
                        .option("-XX:ReservedCodeCacheSize=64m")
                        .option("-XX:MaxDirectMemorySize=64m")
                        .option(
                                "-Dlog4j2.configurationFile="
                                        + config.distribution()
                                                .configuration()
                                                .resolve("kafka-log4j2.properties"))
                        .classPath(config.distribution().classPath())
                        .mainClass(
                                KafkaServerMain.class.getName(), CLUSTER_ID, properties.toString());
        return new ServerProcess(
                new ServerSpec(
                        NAME,
                        StackPort.KAFKA,
                        command,
                        JavaCommand.ENVIRONMENT,
                        config.state().log(NAME),
                        () -> brokers(admin) > 0,
                        config.startTimeout(),
                        Duration.ofSeconds(20)));
    }

    private static int brokers(Admin admin) throws Exception {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(1000);
        return admin.describeCluster(options).nodes().get(2, TimeUnit.SECONDS).size();
    }

    private static Path writeProperties(StackConfig config) {
        Properties properties = new Properties();
        properties.putAll(settings(config));
        Path file = config.state().configuration(NAME).resolve("server.properties");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "written at each start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }

    static Map<String, String> settings(StackConfig config) {
        Ports ports = config.ports();
        String broker = ports.address(StackPort.KAFKA);
        String controller = ports.address(StackPort.KAFKA_CONTROLLER);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + broker);
        settings.put("log.dirs", config.state().data(NAME).toString());

        // A topic nobody declared is a spelling mistake.
        settings.put("auto.create.topics.enable", "false");
        // Event time is in the payload: a replay of old trades must not be deleted as old.
        settings.put("log.message.timestamp.type", "LogAppendTime");
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        settings.put("offsets.retention.minutes", Long.toString(Duration.ofDays(365).toMinutes()));

        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");

        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(256 * 1024));
        return settings;
    }
}
