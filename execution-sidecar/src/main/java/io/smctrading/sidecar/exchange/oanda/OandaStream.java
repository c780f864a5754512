package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.http.Backoff;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * OANDA's stream of lines, which comes up again by itself, with back-off, until it is closed. A
 * line comes every five seconds at least; after ten without one the connection is made anew. All is
 * told from one thread.
 */
final class OandaStream implements AutoCloseable {

    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WATCH_EVERY = Duration.ofMillis(200);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final HttpClient client;
    private final Supplier<HttpRequest> request;
    private final Lines lines;
    private final InstantSource source;
    private final GatewayObserver observer;
    private final ScheduledExecutorService thread;
    private final ScheduledExecutorService watch;
    private volatile InputStream open;
    private volatile Instant heard;
    private volatile boolean ready;
    private volatile boolean closed;
    private volatile boolean silent;
    private int failures;

    /** What is done with the lines. */
    interface Lines {

        void connected();

        void heard(JsonView line);

        void lost(String reason);
    }

    OandaStream(
            HttpClient client,
            Supplier<HttpRequest> request,
            Lines lines,
            InstantSource source,
            GatewayObserver observer) {
        this.client = client;
        this.request = request;
        this.lines = lines;
        this.source = source;
        this.observer = observer;
        this.thread = executor("oanda-stream");
        this.watch = executor("oanda-stream-watch");
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                task -> {
                    Thread made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                });
    }

    void start() {
        thread.execute(this::session);
        var unused =
                watch.scheduleWithFixedDelay(
                        this::dropIfSilent,
                        WATCH_EVERY.toMillis(),
                        WATCH_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    boolean ready() {
        return ready;
    }

    /** When a line was last heard, heartbeats included; null before. */
    Instant heard() {
        return heard;
    }

    private void session() {
        String reason;
        try {
            reason = listen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            reason = silent ? "nothing heard for " + SILENCE : "lost: " + e.getMessage();
        }
        ended(reason);
    }

    private String listen()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        silent = false;
        HttpResponse<InputStream> response =
                client.sendAsync(request.get(), HttpResponse.BodyHandlers.ofInputStream())
                        .get(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        try (InputStream body = response.body();
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                return "HTTP " + response.statusCode();
            }
            heard = source.instant();
            open = body;
            up();
            String line;
            while (!closed && (line = reader.readLine()) != null) {
                heard(line);
            }
            return closed ? "closed" : "ended by the exchange";
        } finally {
            open = null;
        }
    }

    /** OANDA has answered: from here on it tells all. */
    private void up() {
        ready = true;
        failures = 0;
        observer.streamConnected(OandaGateway.VENUE);
        lines.connected();
    }

    private void heard(String line) {
        heard = source.instant();
        if (!line.isBlank()) {
            lines.heard(JsonView.parse("stream", line));
        }
    }

    private void ended(String reason) {
        boolean was = ready;
        ready = false;
        failures++;
        observer.streamDisconnected(OandaGateway.VENUE, reason);
        if (was) {
            lines.lost(reason);
        }
        if (!closed) {
            var unused =
                    thread.schedule(
                            this::session,
                            BACKOFF.after(failures).toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void dropIfSilent() {
        InputStream body = open;
        if (body != null && heard.plus(SILENCE).isBefore(source.instant())) {
            silent = true;
            closeQuietly(body);
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        thread.shutdown();
        InputStream body = open;
        if (body != null) {
            closeQuietly(body);
        }
        thread.shutdownNow();
    }
}
