package io.smctrading.simulator.binance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of one request; remembers which were read. */
final class Parameters {

    private static final Pattern DECIMAL = Pattern.compile("^([0-9]{1,20})(\\.[0-9]{1,20})?$");
    private static final Pattern LONG = Pattern.compile("^[0-9]{1,20}$");
    private static final Pattern CLIENT_ID = Pattern.compile("^[.A-Z:/a-z0-9_-]{1,36}$");
    private static final int PRECISION = 8;

    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();

    Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Parses what came in query and body; of a name that is in both the query's counts.
     *
     * @throws BinanceException for a name given twice in one of them
     */
    static Parameters of(String query, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        parse(body, values);
        Map<String, String> fromQuery = new LinkedHashMap<>();
        parse(query, fromQuery);
        values.putAll(fromQuery);
        return new Parameters(values);
    }

    private static void parse(String form, Map<String, String> values) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.put(name, value) != null) {
                throw BinanceException.bad(-1101, "Duplicate values for a parameter detected.");
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw BinanceException.bad(-1100, "Illegal characters found in a parameter.");
        }
    }

    Map<String, String> values() {
        return values;
    }

    Optional<String> find(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String text(String name) {
        return find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> BinanceException.missing(name));
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** A decimal, or null if it was not sent. */
    BigDecimal decimal(String name) {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return null;
        }
        if (value.get().isEmpty()) {
            throw BinanceException.bad(-1105, "Parameter '" + name + "' was empty.");
        }
        if (!DECIMAL.matcher(value.get()).matches()) {
            throw illegal(name, DECIMAL);
        }
        BigDecimal decimal = new BigDecimal(value.get());
        if (decimal.stripTrailingZeros().scale() > PRECISION) {
            throw BinanceException.bad(-1111, "Parameter '" + name + "' has too much precision.");
        }
        return decimal;
    }

    /** A decimal that must be there. */
    BigDecimal required(String name) {
        text(name);
        return decimal(name);
    }

    /** A whole number, or null if it was not sent. */
    Long number(String name) {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return null;
        }
        if (value.get().isEmpty()) {
            throw BinanceException.bad(-1105, "Parameter '" + name + "' was empty.");
        }
        if (!LONG.matcher(value.get()).matches()) {
            throw illegal(name, LONG);
        }
        try {
            return Long.valueOf(value.get());
        } catch (NumberFormatException e) {
            throw BinanceException.bad(-1108, "Parameter '" + name + "' overflowed.");
        }
    }

    /** The limit of a list; more than the most is cut, less than one refused. */
    int limit(int otherwise, int most) {
        Long limit = number("limit");
        if (limit == null) {
            return otherwise;
        }
        if (limit < 1) {
            throw BinanceException.bad(-1130, "Data sent for parameter 'limit' is not valid.");
        }
        return (int) Math.min(limit, most);
    }

    /** A client id, or null if it was not sent. */
    String clientId(String name) {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return null;
        }
        if (value.get().isEmpty()) {
            throw BinanceException.bad(-1105, "Parameter '" + name + "' was empty.");
        }
        if (!CLIENT_ID.matcher(value.get()).matches()) {
            throw illegal(name, CLIENT_ID);
        }
        return value.get();
    }

    /** One of an enum's names. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, int code, String message) {
        return find(name)
                .map(
                        value -> {
                            try {
                                return Enum.valueOf(type, value);
                            } catch (IllegalArgumentException e) {
                                throw BinanceException.bad(code, message);
                            }
                        });
    }

    /** Reads names that change nothing here, so that they count as known. */
    void skip(String... names) {
        for (String name : names) {
            read.add(name);
        }
    }

    /** To be called once everything was read and nothing done. */
    void refuseUnread() {
        skip("timestamp", "recvWindow", "signature", "apiKey", "returnRateLimits");
        long known = values.keySet().stream().filter(read::contains).count();
        if (known < values.size()) {
            throw BinanceException.bad(
                    -1104,
                    "Not all sent parameters were read; read '"
                            + known
                            + "' parameter(s) but was sent '"
                            + values.size()
                            + "'.");
        }
    }

    private static BinanceException illegal(String name, Pattern legal) {
        return BinanceException.bad(
                -1100,
                "Illegal characters found in parameter '"
                        + name
                        + "'; legal range is '"
                        + legal.pattern()
                        + "'.");
    }
}
