package io.smctrading.platform.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.Schema;

/**
 * A registry that speaks Confluent's REST API, as far as producers, consumers and the stack need
 * it. Schemas are asked for once and kept: while the registry is away, known schemas keep flowing.
 * What it does not answer is asked again for about 13 seconds; only its own word counts as an
 * answer, not that of a server that is still starting. Safe for use by several threads.
 */
public final class RegistryClient {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;
    private final Duration firstBackoff;

    /**
     * @param baseUrl root of the API, for example {@code http://127.0.0.1:8081/apis/ccompat/v7}
     */
    public RegistryClient(URI baseUrl) {
        this(baseUrl, FIRST_BACKOFF);
    }

    /**
     * @param firstBackoff pause before the second attempt; it doubles each time
     */
    RegistryClient(URI baseUrl, Duration firstBackoff) {
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.firstBackoff = firstBackoff;
    }

    /**
     * Registers a schema under a subject, or finds the one that is already there.
     *
     * @return the id that goes in front of each record
     * @throws IncompatibleSchemaException if the subject's compatibility rule refuses it
     * @throws UncheckedIOException if the registry does not answer after several attempts
     */
    public int register(String subject, Schema schema) {
        HttpResponse<String> response =
                send("POST", "/subjects/" + encode(subject) + "/versions", body(schema));
        if (response.statusCode() == 409 || response.statusCode() == 422) {
            throw new IncompatibleSchemaException(subject, response.body());
        }
        return parse(expectOk(response)).path("id").intValue();
    }

    /**
     * The schema that writers put in front of their records as an id.
     *
     * @return empty if the registry knows no such id
     * @throws org.apache.avro.SchemaParseException if it is no schema of Avro
     * @throws UncheckedIOException if the registry does not answer after several attempts
     */
    public Optional<Schema> schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        HttpResponse<String> response = send("GET", "/schemas/ids/" + id, null);
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        Schema schema =
                new Schema.Parser().parse(parse(expectOk(response)).path("schema").textValue());
        schemas.put(id, schema);
        return Optional.of(schema);
    }

    /** Sets the rule for all subjects without one of their own, for example FULL_TRANSITIVE. */
    public void setCompatibility(String level) {
        String body = JsonNodeFactory.instance.objectNode().put("compatibility", level).toString();
        expectOk(send("PUT", "/config", body));
    }

    /** Removes a subject for good; nothing happens if it does not exist. */
    public void deleteSubject(String subject) {
        String path = "/subjects/" + encode(subject);
        HttpResponse<String> response = send("DELETE", path, null);
        if (response.statusCode() != 404) {
            expectOk(response);
            send("DELETE", path + "?permanent=true", null);
        }
    }

    private static String body(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .timeout(REQUEST_TIMEOUT)
                        .header("Content-Type", CONTENT_TYPE)
                        .header("Accept", CONTENT_TYPE + ", application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build();
        String problem = "";
        IOException cause = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(firstBackoff.toNanos() << (attempt - 1));
            }
            try {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (isAnswer(response)) {
                    return response;
                }
                problem = "status " + response.statusCode() + ": " + response.body();
            } catch (IOException e) {
                problem = e.toString();
                cause = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(
                        new IOException("interrupted while asking the schema registry", e));
            }
        }
        throw new UncheckedIOException(
                new IOException(
                        "schema registry at " + baseUrl + " did not answer: " + problem, cause));
    }

    /** A server that is starting, or a proxy before it, says 404 too, but without a code. */
    private boolean isAnswer(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 404 -> hasErrorCode(response.body());
            case 408, 429 -> false;
            default -> response.statusCode() < 500;
        };
    }

    private boolean hasErrorCode(String body) {
        try {
            return json.readTree(body).has("error_code");
        } catch (IOException e) {
            return false;
        }
    }

    private String expectOk(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new UncheckedIOException(
                    new IOException(
                            "schema registry refused "
                                    + response.request().method()
                                    + " "
                                    + response.uri()
                                    + ": "
                                    + response.statusCode()
                                    + " "
                                    + response.body()));
        }
        return response.body();
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
