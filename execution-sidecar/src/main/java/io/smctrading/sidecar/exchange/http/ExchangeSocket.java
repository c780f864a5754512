package io.smctrading.sidecar.exchange.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket connection that comes up again by itself, with back-off, until it is closed. It is
 * dropped and made anew when nothing was heard for too long, when it is too old, and when what came
 * cannot be read. All of a conversation happens on one thread.
 */
public final class ExchangeSocket implements AutoCloseable {

    /** How often it is looked whether anything was heard. */
    private static final Duration BEAT = Duration.ofMillis(250);

    private final String venue;
    private final Terms terms;
    private final Conversation conversation;
    private final HttpClient client;
    private final InstantSource source;
    private final GatewayObserver observer;
    private final ScheduledExecutorService thread;
    private Connection current;
    private int failures;
    private volatile boolean closed;
    private volatile boolean ready;
    private volatile Instant heard;

    /**
     * How a connection is kept.
     *
     * @param silence longest time without hearing anything
     * @param keepAlive how often {@link Conversation#keepAlive} is called
     * @param oldest age at which it is made anew
     * @param backoff waits between attempts
     */
    public record Terms(
            URI uri, Duration silence, Duration keepAlive, Duration oldest, Backoff backoff) {}

    /** What is said over a connection. An exception from any of these drops the connection. */
    public interface Conversation {

        /** It is up: time to log in and to subscribe. */
        void opened(Link link);

        /** A text came, whole. */
        void heard(Link link, String text);

        /** From time to time, for exchanges that want to hear from the client. */
        default void keepAlive(Link link) {}

        /**
         * It went down.
         *
         * @param wasReady whether it had been {@link Link#ready()}
         */
        void lost(boolean wasReady, String reason);
    }

    /** One connection, while it lasts. */
    public interface Link {

        void send(String text);

        /** Everything is subscribed; ends the row of failures. */
        void ready();

        /** Ends this connection; the next one follows. */
        void drop(String reason);
    }

    public ExchangeSocket(
            String venue,
            Terms terms,
            Conversation conversation,
            HttpClient client,
            InstantSource source,
            GatewayObserver observer) {
        this.venue = venue;
        this.terms = terms;
        this.conversation = conversation;
        this.client = client;
        this.source = source;
        this.observer = observer;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, venue + "-stream");
                            made.setDaemon(true);
                            return made;
                        });
    }

    /** Connects, and stays connected. */
    public void start() {
        run(this::connect);
        long every = Math.min(BEAT.toMillis(), Math.max(10, shortest().toMillis() / 2));
        var unused =
                thread.scheduleWithFixedDelay(this::watch, every, every, TimeUnit.MILLISECONDS);
    }

    /** Whether it is up and subscribed. */
    public boolean ready() {
        return ready;
    }

    /** When anything was last heard, being alive included; null before. */
    public Instant heard() {
        return heard;
    }

    /** Drops the connection, to be made anew. */
    public void reconnect(String reason) {
        run(
                () -> {
                    if (current != null) {
                        current.drop(reason);
                    }
                });
    }

    @Override
    public void close() {
        run(
                () -> {
                    closed = true;
                    if (current != null) {
                        current.drop("closed");
                    }
                });
        thread.shutdown();
    }

    private Duration shortest() {
        return terms.silence().compareTo(terms.keepAlive()) < 0
                ? terms.silence()
                : terms.keepAlive();
    }

    private void connect() {
        if (closed) {
            return;
        }
        Connection connection = new Connection();
        current = connection;
        var unused =
                client.newWebSocketBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        .buildAsync(terms.uri(), connection)
                        .whenComplete(
                                (socket, problem) -> {
                                    if (problem != null) {
                                        connection.ended("cannot connect: " + problem.getMessage());
                                    }
                                });
    }

    private void watch() {
        if (current == null || !current.open) {
            return;
        }
        Instant now = source.instant();
        if (heard.plus(terms.silence()).isBefore(now)) {
            current.drop("nothing heard for " + terms.silence().toMillis() + " ms");
        } else if (current.since.plus(terms.oldest()).isBefore(now)) {
            current.drop("made anew after " + terms.oldest());
        } else if (!current.keptAlive.plus(terms.keepAlive()).isAfter(now)) {
            current.keptAlive = now;
            current.guard(() -> conversation.keepAlive(current));
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed: nothing is to be done any more.
            closed = true;
        }
    }

    /** One connection; its fields belong to the thread, but for the text that is coming in. */
    private final class Connection implements WebSocket.Listener, Link {

        private final StringBuilder incoming = new StringBuilder();
        private WebSocket socket;
        private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
        private boolean open;
        private boolean over;
        private boolean subscribed;
        private Instant since;
        private Instant keptAlive;

        @Override
        public void onOpen(WebSocket opened) {
            run(
                    () -> {
                        socket = opened;
                        open = true;
                        since = source.instant();
                        keptAlive = since;
                        heard = since;
                        guard(() -> conversation.opened(this));
                        opened.request(1);
                    });
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            incoming.append(data);
            if (!last) {
                from.request(1);
                return null;
            }
            String text = incoming.toString();
            incoming.setLength(0);
            run(
                    () -> {
                        heard = source.instant();
                        if (!over) {
                            guard(() -> conversation.heard(this, text));
                        }
                        from.request(1);
                    });
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            heard = source.instant();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            heard = source.instant();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended("closed by the exchange: " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended("connection lost: " + error);
        }

        @Override
        public void send(String text) {
            sending = sending.thenCompose(done -> socket.sendText(text, true));
        }

        @Override
        public void ready() {
            if (!over) {
                subscribed = true;
                ready = true;
                failures = 0;
                observer.streamConnected(venue);
            }
        }

        @Override
        public void drop(String reason) {
            if (socket != null) {
                socket.abort();
            }
            end(reason);
        }

        private void ended(String reason) {
            run(() -> end(reason));
        }

        private void end(String reason) {
            if (over) {
                return;
            }
            over = true;
            open = false;
            ready = false;
            failures++;
            observer.streamDisconnected(venue, reason);
            try {
                conversation.lost(subscribed, reason);
            } finally {
                if (!closed) {
                    var unused =
                            thread.schedule(
                                    ExchangeSocket.this::connect,
                                    terms.backoff().after(failures).toMillis(),
                                    TimeUnit.MILLISECONDS);
                }
            }
        }

        private void guard(Runnable talk) {
            try {
                talk.run();
            } catch (RuntimeException e) {
                drop("what came cannot be used: " + e.getMessage());
            }
        }
    }
}
