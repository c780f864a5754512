package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ErrorClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/** Sends a request once and says what is certain when no answer comes. */
final class HttpTransport {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** The JDK keeps idle connections for 20 minutes: exchanges close them under a request. */
    private static final String IDLE_CONNECTIONS = "jdk.httpclient.keepalive.timeout";

    private static final String IDLE_SECONDS = "30";

    static {
        if (System.getProperty(IDLE_CONNECTIONS) == null) {
            System.setProperty(IDLE_CONNECTIONS, IDLE_SECONDS);
        }
    }

    private final HttpClient client;

    HttpTransport(Duration connectTimeout) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .build();
    }

    HttpClient client() {
        return client;
    }

    /**
     * @param timeout for all of it, the body included
     * @param rules what an answer means
     */
    Outcome exchange(
            String operation,
            HttpRequest request,
            Duration timeout,
            Function<HttpAnswer, Outcome> rules) {
        CompletableFuture<HttpResponse<String>> future =
                client.sendAsync(
                        request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return rules.apply(
                    new HttpAnswer(
                            operation, response.statusCode(), response.headers(), response.body()));
        } catch (TimeoutException e) {
            future.cancel(true);
            return lost("no answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return lost("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static Outcome failed(Throwable cause) {
        String what = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        boolean beforeSending =
                cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLHandshakeException;
        if (beforeSending) {
            return new Outcome.NotSent(ErrorClass.TRANSPORT, "no connection: " + what, RETRY_AFTER);
        }
        if (cause instanceof IOException) {
            return lost("connection lost: " + what);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return lost(what);
    }

    private static Outcome lost(String reason) {
        return new Outcome.Unknown(ErrorClass.TRANSPORT, reason);
    }
}
