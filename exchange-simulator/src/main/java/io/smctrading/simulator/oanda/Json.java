package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;

/** The forms in which OANDA writes numbers and times: all of them strings. */
final class Json {

    private static final DateTimeFormatter RFC3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);
    private static final Set<String> TIMES =
            Set.of(
                    "time",
                    "timestamp",
                    "createTime",
                    "createdTime",
                    "filledTime",
                    "cancelledTime",
                    "openTime",
                    "closeTime",
                    "gtdTime",
                    "resettablePLTime",
                    "lastOrderFillTimestamp");

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    static String time(Instant time) {
        return RFC3339.format(time);
    }

    /** Reads either form of a time. */
    static Instant readTime(String text) {
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            BigDecimal seconds = new BigDecimal(text);
            long whole = seconds.longValue();
            BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
            return Instant.ofEpochSecond(whole, rest.movePointRight(9).longValue());
        }
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /** Amounts of money have four decimals. */
    static String money(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    static String units(BigDecimal units) {
        BigDecimal plain = units.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    /** The same tree with its times as seconds since the epoch, for who asked for UNIX times. */
    static JsonNode unixTimes(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = array();
            node.forEach(item -> array.add(unixTimes(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = object();
        node.properties()
                .forEach(
                        field -> {
                            JsonNode value = field.getValue();
                            boolean time = TIMES.contains(field.getKey()) && value.isTextual();
                            if (time) {
                                object.put(field.getKey(), unix(value.textValue()));
                            } else {
                                object.set(field.getKey(), unixTimes(value));
                            }
                        });
        return object;
    }

    private static String unix(String rfc3339) {
        Instant time = Instant.parse(rfc3339);
        return time.getEpochSecond() + "." + String.format("%09d", time.getNano());
    }
}
