package io.smctrading.sidecar.exchange.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * JSON of an exchange, read field by field: what is not asked for is ignored; a required field that
 * is missing or of another kind is refused with its path.
 */
public final class JsonView {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** Behind an entry of a list comes the next one. */
    private static final ObjectReader ENTRIES =
            MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode node;
    private final String path;

    private JsonView(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * Reads a text.
     *
     * @param source what it is, begins every path
     * @throws ExchangeException PROTOCOL if it is not JSON
     */
    public static JsonView parse(String source, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new ExchangeException(ErrorClass.PROTOCOL, source + " is empty");
            }
            return new JsonView(node, source);
        } catch (JsonProcessingException e) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, source + " is not JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * Shows the entries of a list one after the other: a long list is never there whole.
     *
     * @param source what it is, begins every path
     * @return how many there are
     * @throws ExchangeException PROTOCOL if it is not a list of JSON
     */
    public static int each(String source, String text, Consumer<JsonView> action) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new ExchangeException(ErrorClass.PROTOCOL, source + " is not a list");
            }
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode entry = ENTRIES.readTree(parser);
                action.accept(new JsonView(entry, source + "[" + count + "]"));
                count++;
            }
            if (parser.nextToken() != null) {
                throw new ExchangeException(
                        ErrorClass.PROTOCOL, source + " goes on behind its end");
            }
            return count;
        } catch (JsonProcessingException e) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, source + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
    }

    /** Whether it has a field that is not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A field that is an object or a list. */
    public JsonView at(String name) {
        JsonNode field = required(name);
        if (!field.isContainerNode()) {
            throw refused(name, field, "an object or a list");
        }
        return new JsonView(field, pathOf(name));
    }

    /** A field that may be missing. */
    public Optional<JsonView> find(String name) {
        return has(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /** A text, also an empty one. */
    public String text(String name) {
        JsonNode field = required(name);
        if (!field.isTextual()) {
            throw refused(name, field, "a text");
        }
        return field.textValue();
    }

    /** A text, or another if the field is missing. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** An id that is a text or a whole number. */
    public String id(String name) {
        JsonNode field = required(name);
        if (!field.isTextual() && !field.isIntegralNumber()) {
            throw refused(name, field, "an id");
        }
        return field.asText();
    }

    /** A number, also one written as a text. */
    public BigDecimal decimal(String name) {
        JsonNode field = required(name);
        try {
            if (field.isNumber()) {
                return field.decimalValue();
            }
            if (field.isTextual()) {
                return new BigDecimal(field.textValue());
            }
        } catch (NumberFormatException e) {
            throw refused(name, field, "a number");
        }
        throw refused(name, field, "a number");
    }

    /** A number, or another if the field is missing or an empty text. */
    public BigDecimal decimal(String name, BigDecimal otherwise) {
        return !has(name) || node.get(name).asText().isEmpty() ? otherwise : decimal(name);
    }

    /** A whole number, also one written as a text. */
    public long whole(String name) {
        try {
            return decimal(name).longValueExact();
        } catch (ArithmeticException e) {
            throw refused(name, node.get(name), "a whole number");
        }
    }

    /** A time in milliseconds since 1970. */
    public Instant millis(String name) {
        return Instant.ofEpochMilli(whole(name));
    }

    /** A time as RFC 3339 text. */
    public Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused(name, node.get(name), "a time");
        }
    }

    /** true or false. */
    public boolean flag(String name) {
        JsonNode field = required(name);
        if (!field.isBoolean()) {
            throw refused(name, field, "true or false");
        }
        return field.booleanValue();
    }

    /** The entries of a list. */
    public List<JsonView> list(String name) {
        return at(name).list();
    }

    /** The entries, if this itself is a list. */
    public List<JsonView> list() {
        if (!node.isArray()) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, path + " is " + kindOf(node) + ", not a list");
        }
        List<JsonView> entries = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            entries.add(new JsonView(node.get(i), path + "[" + i + "]"));
        }
        return entries;
    }

    /** This itself, as a text: an entry of a list of texts. */
    public String asText() {
        if (!node.isTextual()) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, path + " is " + kindOf(node) + ", not a text");
        }
        return node.textValue();
    }

    /** The problem that a field has a value nobody knows. */
    public ExchangeException unknown(String name) {
        return refused(name, required(name), "known");
    }

    /** Where it is, from the source it was read from. */
    public String path() {
        return path;
    }

    private JsonNode required(String name) {
        if (!node.isObject()) {
            throw new ExchangeException(
                    ErrorClass.PROTOCOL, path + " is " + kindOf(node) + ", not an object");
        }
        JsonNode field = node.get(name);
        if (field == null || field.isNull()) {
            throw new ExchangeException(ErrorClass.PROTOCOL, pathOf(name) + " is missing");
        }
        return field;
    }

    private ExchangeException refused(String name, JsonNode field, String wanted) {
        return new ExchangeException(
                ErrorClass.PROTOCOL, pathOf(name) + " is " + kindOf(field) + ", not " + wanted);
    }

    private static String kindOf(JsonNode field) {
        if (field.isContainerNode()) {
            return field.isArray() ? "a list" : "an object";
        }
        String text = field.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private String pathOf(String name) {
        return path + "." + name;
    }
}
