package io.smctrading.sidecar.exchange.http;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of a request in their order; percent-encoded as RFC 3986 has it. */
public final class Parameters {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds one; a null value is left out. */
    public Parameters with(String name, Object value) {
        if (value != null) {
            values.put(name, value instanceof BigDecimal number ? plain(number) : value.toString());
        }
        return this;
    }

    /** As they were given, in their order. */
    public Map<String, String> values() {
        return values;
    }

    /** {@code name=value&…}, empty without any. */
    public String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(encode(entry.getKey()))
                    .append('=')
                    .append(encode(entry.getValue()));
        }
        return encoded.toString();
    }

    /** A number as exchanges take it: no exponent, no needless zeros. */
    public static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.toPlainString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
