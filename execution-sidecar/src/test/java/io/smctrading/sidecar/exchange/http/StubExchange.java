package io.smctrading.sidecar.exchange.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An exchange of a few canned answers, on a real socket. The last answer of a route stays. */
public final class StubExchange implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Queue<Answer>> answers = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What came in: method and path, query, headers, body. */
    public record Request(
            String route, String query, Map<String, List<String>> headers, String body) {

        /** Query and body, whichever bore parameters. */
        public String parameters() {
            return query + body;
        }
    }

    private record Answer(Kind kind, int status, Map<String, String> headers, String body) {}

    private enum Kind {
        ANSWER,
        RESET,
        SILENCE
    }

    public StubExchange() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers {@code "GET /path"}; several in a row are given one after the other. */
    public StubExchange answer(String route, int status, String body) {
        return answer(route, status, Map.of(), body);
    }

    public StubExchange answer(String route, int status, Map<String, String> headers, String body) {
        return add(route, new Answer(Kind.ANSWER, status, headers, body));
    }

    /** Takes the request and cuts the connection. */
    public StubExchange reset(String route) {
        return add(route, new Answer(Kind.RESET, 0, Map.of(), ""));
    }

    /** Takes the request and never answers. */
    public StubExchange silence(String route) {
        return add(route, new Answer(Kind.SILENCE, 0, Map.of(), ""));
    }

    /** Forgets the answers of a route. */
    public StubExchange forget(String route) {
        synchronized (answers) {
            answers.remove(route);
        }
        return this;
    }

    /** The requests of a route, in their order. */
    public List<Request> requests(String route) {
        return requests.stream().filter(request -> request.route().equals(route)).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private StubExchange add(String route, Answer answer) {
        synchronized (answers) {
            answers.computeIfAbsent(route, ignored -> new ArrayDeque<>()).add(answer);
        }
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                new Request(
                        route,
                        query == null ? "" : query,
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
        Answer answer = next(route);
        if (answer.kind() == Kind.SILENCE) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (answer.kind() == Kind.ANSWER) {
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Answer next(String route) {
        synchronized (answers) {
            Queue<Answer> queue = answers.get(route);
            if (queue == null) {
                return new Answer(Kind.ANSWER, 404, Map.of(), "no answer for " + route);
            }
            return queue.size() > 1 ? queue.remove() : queue.element();
        }
    }
}
