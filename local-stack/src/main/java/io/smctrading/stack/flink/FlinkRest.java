package io.smctrading.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests to a Flink cluster's REST API; errors carry Flink's own reason in one line. */
final class FlinkRest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int REASON_LENGTH = 600;

    private final URI rest;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    FlinkRest(URI rest) {
        this.rest = rest;
    }

    JsonNode get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    JsonNode post(String path, ObjectNode body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    JsonNode send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(rest + path))
                        .timeout(REQUEST_TIMEOUT)
                        .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response =
                    http.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw StackException.failed(
                        "Flink refused %s %s: %s".formatted(method, path, reason(answer)));
            }
            return answer;
        } catch (IOException e) {
            throw StackException.failed("Flink at " + rest + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while asking Flink", e);
        }
    }

    private static String reason(JsonNode answer) {
        List<String> errors = new ArrayList<>();
        answer.path("errors").forEach(error -> errors.add(error.asText()));
        return errors.isEmpty() ? answer.toString() : rootCause(errors.get(errors.size() - 1));
    }

    /** The innermost cause of a stack trace: its own line, without the frames. */
    static String rootCause(String stackTrace) {
        String cause = "";
        for (String line : stackTrace.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("Caused by: ")) {
                cause = text.substring("Caused by: ".length());
            } else if (cause.isEmpty() && !text.isEmpty() && !text.startsWith("at ")) {
                cause = text;
            }
        }
        return cause.length() > REASON_LENGTH ? cause.substring(0, REASON_LENGTH) : cause;
    }
}
