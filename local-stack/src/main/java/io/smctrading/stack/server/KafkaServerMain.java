package io.smctrading.stack.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * A Kafka broker and its controller in one JVM. The storage is formatted at the first start.
 *
 * <p>Arguments: the cluster id and the server's properties file.
 */
public final class KafkaServerMain {

    private KafkaServerMain() {}

    public static void main(String[] args) throws Exception {
        String clusterId = args[0];
        String configuration = args[1];
        if (!Files.exists(Path.of(dataFolder(configuration), "meta.properties"))) {
            int exitCode =
                    StorageTool.execute(
                            new String[] {
                                "format",
                                "--cluster-id",
                                clusterId,
                                "--config",
                                configuration,
                                "--ignore-formatted"
                            },
                            System.out);
            if (exitCode != 0) {
                throw new IllegalStateException("the storage cannot be formatted, see above");
            }
        }
        Kafka.main(new String[] {configuration});
    }

    private static String dataFolder(String configuration) throws java.io.IOException {
        Properties properties = new Properties();
        try (java.io.Reader reader = Files.newBufferedReader(Path.of(configuration))) {
            properties.load(reader);
        }
        return properties.getProperty("log.dirs");
    }
}
