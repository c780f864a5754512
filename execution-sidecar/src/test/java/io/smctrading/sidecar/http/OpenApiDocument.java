package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The API's document, and whether an answer is one that it promises. */
final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    static OpenApiDocument read() {
        try {
            return new OpenApiDocument(JSON.readTree(OpenApi.document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return document;
    }

    /** Method and path of each documented route with the role that it names. */
    Map<String, String> routes() {
        Map<String, String> routes = new HashMap<>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                routes.put(
                        method.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey(),
                        method.getValue().path("x-role").asText("anybody"));
            }
        }
        return routes;
    }

    /** Fails unless the document has the status, the type and a schema that fits. */
    void assertPromised(String method, String path, int status, String type, String body)
            throws IOException {
        JsonNode responses =
                document.path("paths")
                        .path(template(path))
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("responses");
        String what = "%s %s -> %d".formatted(method, path, status);
        JsonNode response = responses.path(Integer.toString(status));
        assertThat(response.isObject()).as("%s is documented", what).isTrue();
        JsonNode content = response.path("content").path(type.replaceAll(";.*", ""));
        assertThat(content.isObject()).as("%s as %s is documented", what, type).isTrue();
        if (type.contains("json")) {
            assertThat(schema(content.path("schema")).validate(JSON.readTree(body)))
                    .as("%s: %s", what, body)
                    .isEmpty();
        }
    }

    private String template(String path) {
        String plain = path.replaceAll("\\?.*", "");
        if (document.path("paths").has(plain)) {
            return plain;
        }
        return plain.replaceAll("^(/api/v1/orders)/[^/]+$", "$1/{id}");
    }

    private JsonSchema schema(JsonNode schema) {
        return schemas.computeIfAbsent(
                schema.toString(),
                text -> {
                    ObjectNode whole = schema.deepCopy();
                    whole.set("components", document.path("components"));
                    return SCHEMAS.getSchema(whole);
                });
    }
}
