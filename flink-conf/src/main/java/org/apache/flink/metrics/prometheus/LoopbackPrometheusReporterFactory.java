package org.apache.flink.metrics.prometheus;

import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Flink's Prometheus metrics on the loopback address alone: its own reporter listens on every
 * interface and has no setting for it. Stands in Flink's package because the registry of metrics is
 * visible there only. Takes {@code port}.
 */
public final class LoopbackPrometheusReporterFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new Reporter(Integer.parseInt(properties.getProperty("port")));
    }

    private static final class Reporter extends AbstractPrometheusReporter {

        private final HTTPServer server;

        Reporter(int port) {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try {
                server = new HTTPServer(address, registry, true);
            } catch (IOException e) {
                throw new UncheckedIOException("no metrics at " + address, e);
            }
        }

        @Override
        public void close() {
            server.stop();
            super.close();
        }
    }
}
