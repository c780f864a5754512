package io.smctrading.stack.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** JSON over HTTP to a server of the stack; what goes wrong names the server and says why. */
final class JsonHttp {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String server;
    private final URI root;
    private final Supplier<String> token;

    /**
     * @param server as in {@code ./smc logs NAME}
     * @param token bearer token of each request; empty for none
     */
    JsonHttp(String server, URI root, Supplier<String> token) {
        this.server = server;
        this.root = root;
        this.token = token;
    }

    /**
     * @throws StackException failed if the server does not answer or answers with an error
     */
    JsonNode get(String path) {
        return send(path, request(path).GET());
    }

    /**
     * @throws StackException failed if the server does not answer or answers with an error
     */
    JsonNode post(String path, JsonNode body) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT);
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private JsonNode send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw StackException.failed(
                        "the %s refused %s with %d: %s"
                                .formatted(server, path, answer.statusCode(), reason(answer)));
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw StackException.failed("the " + server + " answered " + path + " without JSON", e);
        } catch (IOException e) {
            throw StackException.failed(
                    "the %s does not answer %s: %s; see './smc logs %s'"
                            .formatted(server, path, e, server),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while the " + server + " was asked");
        }
    }

    /** Of a problem document its detail, of anything else its beginning. */
    private static String reason(HttpResponse<String> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            if (problem.hasNonNull("detail")) {
                return problem.get("detail").asText();
            }
        } catch (JsonProcessingException e) {
            // Not every answer is a problem document.
        }
        String text = answer.body().strip();
        return text.substring(0, Math.min(200, text.length()));
    }
}
