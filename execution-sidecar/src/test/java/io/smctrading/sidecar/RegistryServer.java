package io.smctrading.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As much of a schema registry as the sidecar asks; it can go away and come back. */
public final class RegistryServer implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> schemas = new ArrayList<>();
    private HttpServer server;
    private int port;

    public void start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Away, until {@link #start()}. */
    public void stop() {
        server.stop(0);
        server = null;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body =
                    path.startsWith("/schemas/ids/")
                            ? schema(Integer.parseInt(path.substring("/schemas/ids/".length())))
                            : register(exchange);
            byte[] answer = body == null ? "{\"error_code\":40403}".getBytes(UTF_8) : body;
            exchange.sendResponseHeaders(body == null ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized byte[] schema(int id) throws IOException {
        return id < 1 || id > schemas.size()
                ? null
                : json.writeValueAsBytes(Map.of("schema", schemas.get(id - 1)));
    }

    private synchronized byte[] register(HttpExchange exchange) throws IOException {
        String schema =
                json.readTree(exchange.getRequestBody().readAllBytes()).path("schema").asText();
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return "{\"id\":%d}".formatted(schemas.indexOf(schema) + 1).getBytes(UTF_8);
    }

    @Override
    public void close() {
        if (server != null) {
            stop();
        }
    }
}
