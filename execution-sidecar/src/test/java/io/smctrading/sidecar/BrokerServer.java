package io.smctrading.sidecar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * A real broker in this JVM, which can go away and come back with what it had. Needs no more than a
 * folder.
 */
public final class BrokerServer implements AutoCloseable {

    private static final String CLUSTER_ID = "smc-sidecar-test-kafka";

    private final Properties settings = new Properties();
    private final String address;
    private KafkaRaftServer server;

    /** A broker that is not there yet. */
    public BrokerServer(Path folder) {
        address = "127.0.0.1:" + freePort();
        String controller = "127.0.0.1:" + freePort();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + address);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.resolve("kafka").toString());
        settings.put("log.message.timestamp.type", "LogAppendTime");
        settings.put("log.retention.ms", "-1");
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("controlled.shutdown.enable", "false");
        settings.put("log.cleaner.enable", "false");
        format(folder);
    }

    private void format(Path folder) {
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exitCode =
                StorageTool.execute(
                        new String[] {
                            "format", "--cluster-id", CLUSTER_ID, "--config", file.toString()
                        },
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exitCode != 0) {
            throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
        }
    }

    public String address() {
        return address;
    }

    public void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    /** Away, until {@link #start()}. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    @Override
    public void close() {
        if (server != null) {
            stop();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
