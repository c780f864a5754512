package io.smctrading.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkClusterTest {

    private HttpServer server;
    private FlinkCluster cluster;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        cluster = new FlinkCluster(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void tellsTheInnermostCauseOfARefusal() {
        answer(
                "/jars/x.jar/run",
                500,
                """
                {"errors":["Internal server error.","<Exception on server side:\\n\
                java.util.concurrent.CompletionException: outer\\n\\tat a.B.c(D.java:1)\\n\
                Caused by: io.smctrading.platform.config.SettingException: --namespace is missing\\n\
                \\tat e.F.g(H.java:2)\\n\\t... 3 more"]}""");

        assertThatThrownBy(() -> cluster.run("x.jar", List.of(), 1, Optional.empty()))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "Flink refused POST /jars/x.jar/run:"
                                + " io.smctrading.platform.config.SettingException: --namespace is"
                                + " missing");
    }

    @Test
    void readsJobsWithTheirTasks() {
        answer(
                "/jobs/overview",
                200,
                """
                {"jobs":[{"jid":"a1","name":"ingest","state":"RUNNING","start-time":1000,
                "tasks":{"total":3,"running":2}}]}""");

        assertThat(cluster.jobs())
                .singleElement()
                .satisfies(
                        job -> {
                            assertThat(job.name()).isEqualTo("ingest");
                            assertThat(job.isFullyRunning()).isFalse();
                            assertThat(job.isOver()).isFalse();
                        });
    }

    @Test
    void aJobThatFailsWhileStartingIsReportedWithItsCause() {
        answer(
                "/jobs/overview",
                200,
                """
                {"jobs":[{"jid":"a1","name":"risk","state":"FAILED","start-time":1,
                "tasks":{"total":1,"running":0}}]}""");
        answer(
                "/jobs/a1/exceptions",
                200,
                """
                {"root-exception":"java.lang.RuntimeException: no topic\\n\\tat a.b(C.java:1)"}""");

        assertThatThrownBy(() -> cluster.awaitRunning("a1", Duration.ofSeconds(5)))
                .hasMessage("job risk is FAILED: java.lang.RuntimeException: no topic");
    }

    @Test
    void saysThatNobodyAnswers() {
        server.stop(0);

        assertThatThrownBy(cluster::taskManagers)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("does not answer");
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(status, bytes.length);
                    try (OutputStream response = exchange.getResponseBody()) {
                        response.write(bytes);
                    }
                });
    }
}
