package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a request carries, from its query or its body. Empty values count as absent, as at Bybit.
 */
final class Parameters {

    private final JsonNode values;

    Parameters(JsonNode values) {
        this.values = values;
    }

    static Parameters ofQuery(Map<String, String> query) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        query.forEach(values::put);
        return new Parameters(values);
    }

    JsonNode json() {
        return values;
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** The value as it was written, or an empty text. */
    String text(String name) {
        JsonNode value = values.path(name);
        return value.isNull() || value.isMissingNode() || value.isContainerNode()
                ? ""
                : value.asText();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /**
     * @throws BybitRefusal if it is absent
     */
    String required(String name) {
        if (!has(name)) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: " + name + " is required");
        }
        return text(name);
    }

    /**
     * @return null if it is absent
     * @throws BybitRefusal if it is no number
     */
    BigDecimal decimal(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return new BigDecimal(text(name));
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
    }

    /** As {@link #decimal(String)}, but 0 counts as absent: Bybit takes it for "not set". */
    BigDecimal price(String name) {
        BigDecimal value = decimal(name);
        return value == null || value.signum() == 0 ? null : value;
    }

    int integer(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    long number(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    static BybitRefusal invalid(String name) {
        return RetCode.PARAMETER_ERROR.refusal("params error: " + name + " invalid");
    }
}
