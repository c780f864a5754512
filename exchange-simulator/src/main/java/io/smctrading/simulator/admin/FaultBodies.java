package io.smctrading.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Faults as the admin API reads and shows them. */
final class FaultBodies {

    static final String[] FIELDS = {
        "venue",
        "kind",
        "operation",
        "count",
        "probability",
        "seed",
        "holdMs",
        "status",
        "code",
        "message"
    };

    private static final int MOST = 1_000_000;
    private static final List<String> AT_ONCE =
            List.of("disconnect", "shutdown", "maintenance-on", "maintenance-off");

    private FaultBodies() {}

    /** What the fault does to an exchange: waits for its requests, or happens at once. */
    static Consumer<Venue> read(JsonNode body) {
        String kind = AdminApi.text(body, "kind");
        return switch (kind) {
            case "disconnect" -> Venue::disconnect;
            case "shutdown" -> Venue::shutDown;
            case "maintenance-on" -> venue -> venue.faults().maintenance(true);
            case "maintenance-off" -> venue -> venue.faults().maintenance(false);
            default -> {
                Fault fault = fault(kind, body);
                yield venue -> venue.faults().add(fault);
            }
        };
    }

    private static Fault fault(String kind, JsonNode body) {
        FaultKind parsed =
                Arrays.stream(FaultKind.values())
                        .filter(one -> code(one).equals(kind))
                        .findFirst()
                        .orElseThrow(() -> AdminApi.bad("kind", kind, kinds().toString()));
        Operation operation =
                body.has("operation") ? operation(AdminApi.text(body, "operation")) : Operation.ANY;
        int count = (int) number(body, "count", 1, MOST);
        double probability =
                body.has("probability") ? AdminApi.decimal(body, "probability").doubleValue() : 1;
        if (probability < 0 || probability > 1) {
            throw AdminApi.bad("probability", probability, "a number from 0 to 1");
        }
        return new Fault(
                parsed,
                operation,
                count,
                probability,
                number(body, "seed", 0, Long.MAX_VALUE),
                Duration.ofMillis(
                        number(body, "holdMs", Fault.DEFAULT_HOLD.toMillis(), 86_400_000)),
                (int) number(body, "status", 0, 599),
                body.path("code").asText(""),
                body.path("message").asText(""));
    }

    private static Operation operation(String text) {
        return Arrays.stream(Operation.values())
                .filter(one -> code(one).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                AdminApi.bad(
                                        "operation",
                                        text,
                                        Arrays.stream(Operation.values())
                                                .map(FaultBodies::code)
                                                .toList()
                                                .toString()));
    }

    private static long number(JsonNode body, String field, long otherwise, long most) {
        if (!body.has(field)) {
            return otherwise;
        }
        long value = AdminApi.decimal(body, field).longValue();
        if (value < 0 || value > most) {
            throw AdminApi.bad(field, value, "a whole number from 0 to " + most);
        }
        return value;
    }

    private static List<String> kinds() {
        return Stream.concat(
                        Arrays.stream(FaultKind.values()).map(FaultBodies::code), AT_ONCE.stream())
                .toList();
    }

    static Map<String, Object> view(Venue venue, Fault fault) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("venue", venue.name());
        view.put("kind", code(fault.kind()));
        view.put("operation", code(fault.operation()));
        view.put("count", fault.count());
        view.put("probability", fault.probability());
        view.put("seed", fault.seed());
        view.put("holdMs", fault.hold().toMillis());
        view.put("status", fault.status());
        view.put("code", fault.code());
        view.put("message", fault.message());
        return view;
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
