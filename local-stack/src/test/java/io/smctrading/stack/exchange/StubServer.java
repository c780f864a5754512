package io.smctrading.stack.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Answers paths as a test says, and remembers what it was asked. */
final class StubServer implements AutoCloseable {

    final List<String> requests = new ArrayList<>();

    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    StubServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    requests.add((exchange.getRequestMethod() + ' ' + path + ' ' + body).strip());
                    UnaryOperator<String> answer = answers.get(path);
                    byte[] bytes =
                            answer == null
                                    ? "{\"detail\":\"no such thing\"}".getBytes(UTF_8)
                                    : answer.apply(body).getBytes(UTF_8);
                    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    /**
     * @param answer JSON by the body of the request
     */
    void on(String path, UnaryOperator<String> answer) {
        answers.put(path, answer);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
