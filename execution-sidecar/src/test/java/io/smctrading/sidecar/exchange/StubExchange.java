package io.smctrading.sidecar.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server that answers by path as it is told, and remembers what it was asked. */
public final class StubExchange implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * A request.
     *
     * @param query decoded, empty without one
     */
    public record Asked(
            String method,
            String path,
            String query,
            String body,
            Map<String, List<String>> headers) {

        /** First value of a header, written as the server writes it. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What is answered; a null body cuts the connection instead. */
    public record Answer(int status, String body, Map<String, String> headers) {

        public static Answer ok(String body) {
            return of(200, body);
        }

        public static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }

        /** The connection ends without an answer. */
        public static Answer cut() {
            return new Answer(0, null, Map.of());
        }
    }

    public StubExchange() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public StubExchange on(String path, Function<Asked, Answer> answer) {
        answers.put(path, answer);
        return this;
    }

    public StubExchange on(String path, String body) {
        return on(path, request -> Answer.ok(body));
    }

    /** What was asked at a path, in its order. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Asked request =
                new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        Map.copyOf(exchange.getRequestHeaders()));
        asked.add(request);
        Answer answer =
                answers.getOrDefault(
                                request.path(),
                                unexpected -> Answer.of(404, "{\"errorMessage\":\"not stubbed\"}"))
                        .apply(request);
        if (answer.body() == null) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
